import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeAtomically } from '../write-atomically.mjs';

/** The secret that signs this checkout's sessions: made once, so that people stay signed in over a restart. */
export function authSecret(file) {
  if (!existsSync(file)) writeAtomically(file, { secret: randomBytes(32).toString('hex') });
  return JSON.parse(readFileSync(file, 'utf8')).secret;
}
