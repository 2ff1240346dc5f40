import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const duration = (milliseconds: number) => z.coerce.number().int().positive().default(milliseconds);

/**
 * Every environment variable that any part reads, with its meaning and default. Parsed once at start: a process with
 * a wrong environment does not start, and says why.
 */
export const Environment = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('production')
    .meta({ description: 'What kind of run this is' }),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).meta({ description: 'PostgreSQL: business data' }),
  MONGODB_URL: z
    .url({ protocol: /^mongodb(\+srv)?$/ })
    .meta({ description: 'MongoDB: application data; the database is the path' }),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).meta({ description: 'Redis or Valkey: jobs, rate limits, short caches' }),
  RABBITMQ_URL: z.url({ protocol: /^amqps?$/ }).meta({ description: 'RabbitMQ: events and signals' }),
  NAMESPACE: z
    .string()
    .regex(/^[a-z0-9-]{1,32}$/)
    .default('rt')
    .meta({ description: 'Prefix of every queue, stream and key, so that several installations share one broker' }),
  REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,32}$/)
    .default('local')
    .meta({ description: 'The region that this process serves' }),
  HOST: z.string().default('127.0.0.1').meta({ description: 'The address to listen on' }),
  API_PORT: port.default(4000).meta({ description: 'Where the API listens; 0 for any free port' }),
  ADMIN_PORT: port.default(4001).meta({ description: 'Where the admin listens' }),
  ORCHESTRATOR_PORT: port.default(4002).meta({ description: "Where the orchestrator's health and metrics are" }),
  WEB_URL: z
    .url()
    .default('http://127.0.0.1:4100')
    .meta({ description: 'Where people open the web app; the only origin that may send cookies' }),
  ADMIN_URL: z
    .url()
    .default('http://127.0.0.1:4001')
    .meta({ description: 'Where staff open the admin; the only origin that may send its cookies' }),
  PUBLIC_API_URL: z
    .url()
    .optional()
    .meta({ description: 'Where the API is reached from outside, when not through WEB_URL' }),
  AUTH_SECRET: z
    .string()
    .min(32)
    .optional()
    .meta({ description: 'Signs sessions; at least 32 characters. Obligatory in production' }),
  SECRETS_KEY: z
    .string()
    .min(32)
    .optional()
    .meta({ description: 'Encrypts what is secret in Postgres; at least 32 characters. Obligatory in production' }),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .meta({ description: 'Where e-mail is handed over: `smtps://user:password@host:465`. Without it none is sent' }),
  MAIL_FROM: z
    .string()
    .max(320)
    .default('Red Tortoise <red-tortoise@localhost>')
    .meta({ description: 'The sender of e-mail' }),
  OPERATOR_EMAIL: z.email().max(320).optional().meta({
    description: 'Who is mailed when a rule of the status page breaks and when it holds again; needs `SMTP_URL`',
  }),
  OUTGOING_ALLOWED: z.string().max(2_000).default('').meta({
    description:
      'Networks of your own that webhooks may reach, as CIDR, separated by commas; all others must be public',
  }),
  SIGN_IN_ATTEMPTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .positive()
    .default(10)
    .meta({ description: 'Sign-in and sign-up attempts per address' }),
  COUNTRY_HEADER: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9-]{1,64}$/)
    .optional()
    .meta({
      description:
        'The header in which your proxy says the country of a caller (ISO 3166-1 alpha-2), and which it lets nobody else set: `cf-ipcountry`. Without it no country is blocked',
    }),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .meta({ description: 'Logs are JSON lines' }),
  SENTRY_DSN: z.url().optional().meta({ description: 'Where errors are reported, when they should be' }),
  STORE_TIMEOUT: duration(10_000).meta({ description: 'The longest wait for one answer of a store, in milliseconds' }),
  NPM_REGISTRY_URL: z
    .url()
    .optional()
    .meta({ description: "The npm registry; npm's own configuration when not given" }),
  NPM_LOOKUP_BUDGET: z.coerce
    .number()
    .int()
    .nonnegative()
    .default(0)
    .meta({ description: 'Look-ups that one run of the npm pipeline may make; 0 for no limit' }),
  NPM_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(8).meta({ description: 'Look-ups at the same time' }),
  NPM_SOFT_TTL: duration(60 * 60 * 1000).meta({
    description: 'After this long a package is looked up again, in milliseconds',
  }),
  OSV_URL: z
    .union([z.literal('off'), z.url({ protocol: /^https?$/ })])
    .default('https://osv-vulnerabilities.storage.googleapis.com')
    .meta({ description: "Where OSV's exports of advisories are, or a mirror of them; `off` to do without" }),
  ADVISORIES_FOLDER: z
    .string()
    .regex(/^\//, 'has to be an absolute path')
    .optional()
    .meta({ description: 'The folder below which sources of advisories may be files; without it none is' }),
});
export type Environment = z.infer<typeof Environment>;

export class EnvironmentInvalid extends Error {
  override readonly name = 'EnvironmentInvalid';
}

/** Parses the environment, or throws with every variable that is wrong, by name and never by value. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  // An empty variable is one that was not given.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new EnvironmentInvalid(`The environment is not complete:\n${lines.join('\n')}`);
  }
  const missing = (['AUTH_SECRET', 'SECRETS_KEY'] as const).filter((name) => parsed.data[name] === undefined);
  if (parsed.data.NODE_ENV === 'production' && missing.length > 0) {
    const lines = missing.map((name) => `  ${name}: obligatory in production`);
    throw new EnvironmentInvalid(`The environment is not complete:\n${lines.join('\n')}`);
  }
  return parsed.data;
}
