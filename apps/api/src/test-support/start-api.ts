import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { readEnvironment } from '@red-tortoise/config';
import { AdvisoryModel } from '@red-tortoise/documents';
import { createLogger } from '@red-tortoise/observability';
import { createApi } from '../create-api.js';
import { OpenStreams } from '../http/open-streams.js';
import { openStores } from '../stores/open-stores.js';
import type { Stores } from '../stores/stores.js';
import { Caller } from './caller.js';

export const webOrigin = 'http://web.example.test';

export interface TestApi {
  readonly url: string;
  readonly stores: Stores;
  /** What the API answers to, such as `GET /v1/me`, as it was registered; of better-auth `* /v1/auth/*`. */
  readonly routes: readonly string[];
  /** Every log line so far. */
  readonly logged: Record<string, unknown>[];
  /** Somebody who is not signed in. */
  readonly anyone: Caller;
  /** A new person with a session of their own. */
  signUp(name?: string): Promise<Person>;
  /** Ends event streams as a shutdown does. */
  endStreams(): void;
  close(): Promise<void>;
}

export interface Person extends Caller {
  readonly userId: string;
  readonly organisationId: string;
  readonly email: string;
}

/** The whole API on a free port, over real stores. `overrides` change its environment. */
export async function startApi(overrides: NodeJS.ProcessEnv = {}): Promise<TestApi> {
  const environment = readEnvironment({
    ...process.env,
    NODE_ENV: 'test',
    WEB_URL: webOrigin,
    SIGN_IN_ATTEMPTS_PER_MINUTE: '10000',
    ...overrides,
  });
  const logged: Record<string, unknown>[] = [];
  const logger = createLogger({ name: 'api', level: 'info' }, { write: (line) => void logged.push(JSON.parse(line)) });
  const stores = await openStores(environment, logger);
  // What other files of this worker left must not open findings here.
  await whenConnected(() => AdvisoryModel.deleteMany({}));
  const api = await createApi(stores);
  const routes = new Set<string>();
  // Whatever answers GET answers HEAD as well.
  api
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) {
        if (one !== 'HEAD') routes.add(`${url === '/v1/auth/*' ? '*' : one} ${url}`);
      }
    });
  await api.listen(0, '127.0.0.1');
  const url = await api.getUrl();
  return {
    url,
    stores,
    routes: [...routes],
    logged,
    anyone: new Caller(url, undefined),
    signUp: (name = 'Ada Lovelace') => signUp(url, name),
    endStreams: () => api.get(OpenStreams).closeAll(),
    async close() {
      api.get(OpenStreams).closeAll();
      // `fetch` may hold a connection that it never used, for which a server would wait for a minute.
      api.getHttpServer().closeAllConnections();
      await api.close();
      await stores.close();
    },
  };
}

/** MongoDB is connected to in the background; until then its models throw, at once or after a while. */
async function whenConnected(work: () => Promise<unknown>): Promise<void> {
  for (const end = Date.now() + 30_000; ; ) {
    try {
      await work();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function signUp(url: string, name: string): Promise<Person> {
  const email = `${randomUUID()}@example.test`;
  const answer = await new Caller(url, undefined).post('/v1/auth/sign-up/email', {
    name,
    email,
    password: 'correct horse',
  });
  if (answer.status !== 200) throw new Error(`signing up: ${answer.status} ${JSON.stringify(answer.body)}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const caller = new Caller(url, cookie);
  const { status, body: me } = await caller.get('/v1/me');
  if (status !== 200) throw new Error(`who am I: ${status} ${JSON.stringify(me)}`);
  return Object.assign(caller, { userId: me.user.id, organisationId: me.organisations[0].id, email });
}
