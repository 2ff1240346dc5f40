import { join } from 'node:path';
import { local } from '../paths.mjs';

/** Where `npm start` and `npm run dev` keep what is theirs. */
export const devFiles = {
  services: join(local, 'dev'),
  instance: join(local, 'dev/running.json'),
  ports: join(local, 'dev/ports.json'),
  secret: join(local, 'dev/auth-secret.json'),
  logs: join(local, 'dev/logs'),
  /** Read by people's scripts and by tests: there only while everything runs. */
  urls: join(local, 'urls.json'),
};
