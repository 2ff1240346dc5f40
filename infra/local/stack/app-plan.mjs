import { join } from 'node:path';
import { inRoot } from '../paths.mjs';

export const usualPorts = { web: 4100, api: 4000, admin: 4001, orchestrator: 4002, mail: 4003, smtp: 4025 };

/** Where webhooks may go on somebody's own machine besides the public internet: to the machine itself. */
const loopback = '127.0.0.0/8,::1/128';

/** npm look-ups of one pipeline run on somebody's own machine; a registry is a shared good. */
const localLookupBudget = '60';

/**
 * The environment that every app gets. `services` is what startServices answers as `urls`; what the caller's own
 * environment says wins.
 */
export function appEnvironment({ services, ports, secret, given = process.env }) {
  return {
    NODE_ENV: 'development',
    AUTH_SECRET: secret,
    SECRETS_KEY: secret,
    NPM_LOOKUP_BUDGET: localLookupBudget,
    LOG_LEVEL: 'info',
    OUTGOING_ALLOWED: loopback,
    ...given,
    ...mailEnvironment(ports, given),
    DATABASE_URL: services.databaseUrl,
    MONGODB_URL: services.mongoUrl,
    REDIS_URL: services.redisUrl,
    RABBITMQ_URL: services.rabbitUrl,
    HOST: '127.0.0.1',
    API_PORT: String(ports.api),
    ADMIN_PORT: String(ports.admin),
    ORCHESTRATOR_PORT: String(ports.orchestrator),
    WEB_PORT: String(ports.web),
    WEB_URL: `http://127.0.0.1:${ports.web}`,
    ADMIN_URL: `http://127.0.0.1:${ports.admin}`,
    API_URL: `http://127.0.0.1:${ports.api}`,
  };
}

/**
 * The apps in the order in which they start; they stop in the reverse one. `health` answers 200 when the app is ready
 * for work; `memory` caps its heap, in MB. `mode` is start (built files) or dev (the web app from its sources).
 */
export function planApps({ env, ports, mode = 'start' }) {
  const server = (name, memory) => ({
    name,
    memory,
    env,
    cwd: inRoot(),
    entry: inRoot('apps', name, 'dist/main.js'),
    url: `http://127.0.0.1:${ports[name]}`,
    health: `http://127.0.0.1:${ports[name]}/health/ready`,
  });
  const apps = [server('api', 512), server('orchestrator', 1024), server('admin', 256), webApp({ env, ports, mode })];
  return env.SMTP_URL === catcherUrl(ports) ? [mailCatcher({ env, ports }), ...apps] : apps;
}

/** Mails go to the catcher, unless the caller says where else, or no ports are kept for it. */
function mailEnvironment(ports, given) {
  if (given.SMTP_URL || ports.smtp === undefined) return {};
  return { SMTP_URL: catcherUrl(ports), SMTP_PORT: String(ports.smtp), MAIL_PORT: String(ports.mail) };
}

const catcherUrl = (ports) => `smtp://127.0.0.1:${ports.smtp}`;

function mailCatcher({ env, ports }) {
  const url = `http://127.0.0.1:${ports.mail}`;
  return {
    name: 'mail',
    memory: 128,
    env,
    cwd: inRoot(),
    entry: inRoot('packages/services/dist/mail-catcher/main.js'),
    url,
    health: `${url}/health/ready`,
  };
}

function webApp({ env, ports, mode }) {
  const url = `http://127.0.0.1:${ports.web}`;
  return {
    name: 'web',
    memory: mode === 'dev' ? 1024 : 256,
    // Vite's notion of NODE_ENV is its own; dev and preview each know theirs.
    env: { ...env, NODE_ENV: mode === 'dev' ? 'development' : 'production' },
    cwd: inRoot('apps/web'),
    entry: join(inRoot('node_modules/vite/bin'), 'vite.js'),
    args: mode === 'dev' ? [] : ['preview'],
    url,
    health: url,
  };
}
