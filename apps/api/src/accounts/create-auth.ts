import type { Environment } from '@red-tortoise/config';
import type { Database } from '@red-tortoise/database';
import { ensureDefaultRules, type LiveSettings } from '@red-tortoise/domain';
import { describeError, type Logger } from '@red-tortoise/observability';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { ensurePersonalOrganisation } from './personal-organisation.js';
import { supportSessions } from './support-sessions.js';

/** The header in which this API tells better-auth who calls: never one that a caller could send. */
export const clientAddressHeader = 'x-red-tortoise-client-address';
const authPath = '/v1/auth';

const day = 24 * 60 * 60;
/** Only outside production, where AUTH_SECRET is obligatory. */
const developmentSecret = 'for-development-and-tests-only-not-a-secret';

interface AuthContext {
  environment: Environment;
  database: Database;
  settings: LiveSettings;
  logger: Logger;
}

export type Auth = ReturnType<typeof createAuth>;

/** Sign-up, sign-in and sessions are better-auth's; sessions and attempts are in Postgres, so that copies share them. */
export function createAuth({ environment, database, settings, logger }: AuthContext) {
  const baseURL = environment.PUBLIC_API_URL ?? environment.WEB_URL;
  const attempts = () => {
    const max = settings.current.value('sign-in.attempts-per-minute') ?? environment.SIGN_IN_ATTEMPTS_PER_MINUTE;
    return { window: 60, max };
  };
  return betterAuth({
    appName: 'Red Tortoise',
    baseURL,
    basePath: authPath,
    secret: environment.AUTH_SECRET ?? developmentSecret,
    trustedOrigins: [new URL(environment.WEB_URL).origin],
    database: prismaAdapter(database, { provider: 'postgresql', transaction: true }),
    emailAndPassword: { enabled: true, minPasswordLength: 8, maxPasswordLength: 128 },
    session: { expiresIn: 30 * day, updateAge: day },
    plugins: [supportSessions(database, clientAddressHeader)],
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 120,
      customRules: { '/sign-in/*': attempts, '/sign-up/*': attempts, '/get-session': false },
    },
    advanced: {
      cookiePrefix: 'red-tortoise',
      // Said aloud, because the default is another one where NODE_ENV is test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      useSecureCookies: baseURL.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    databaseHooks: {
      user: {
        create: {
          async after(user) {
            await ensurePersonalOrganisation(database, user, environment.REGION);
            await ensureDefaultRules(database, user.id);
          },
        },
      },
    },
    // A refusal is an answer like any other, not news for the log.
    onAPIError: {
      onError: (error) => (isRefusal(error) ? undefined : logger.error({ err: error }, 'better-auth failed')),
    },
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message, ...details) => {
        const [first] = details;
        logger[level === 'error' ? 'warn' : 'debug'](first === undefined ? {} : { err: describeError(first) }, message);
      },
    },
  });
}

function isRefusal(error: unknown): boolean {
  const { statusCode } = (error ?? {}) as { statusCode?: number };
  return statusCode !== undefined && statusCode < 500;
}
