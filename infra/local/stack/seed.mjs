import { existsSync } from 'node:fs';
import { inRoot } from '../paths.mjs';
import { runQuietly } from '../run-quietly.mjs';

const entry = inRoot('apps/orchestrator/dist/seed.js');

/** The account that a new installation starts with. Everything listens on loopback only. */
export const seededLogin = { email: 'demo@red-tortoise.example', password: 'slow-and-steady' };

/** Makes the seeded account with this repository imported. Does nothing the second time. */
export async function seed(env) {
  if (!existsSync(entry)) return 'none';
  await runQuietly(process.execPath, [entry], {
    env: {
      ...env,
      SEED_EMAIL: seededLogin.email,
      SEED_PASSWORD: seededLogin.password,
      SEED_LOCKFILE: inRoot('package-lock.json'),
    },
  });
  return '';
}
