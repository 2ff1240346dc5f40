import { join } from 'node:path';
import { local } from '../paths.mjs';

/** Where a running product keeps what is its own: `dev` for `npm start` and `npm run dev`, `demo` for `npm run demo`. */
export const filesIn = (name, urls = join(local, name, 'urls.json')) => ({
  services: join(local, name),
  instance: join(local, name, 'running.json'),
  ports: join(local, name, 'ports.json'),
  secret: join(local, name, 'auth-secret.json'),
  logs: join(local, name, 'logs'),
  /** Read by people's scripts and by tests: there only while everything runs. */
  urls,
});

export const devFiles = filesIn('dev', join(local, 'urls.json'));
export const demoFiles = filesIn('demo');
