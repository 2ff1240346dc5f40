import { setTimeout as delay } from 'node:timers/promises';
import type { RunningServices } from '../running-services.js';
import { ServicesError } from '../services-error.js';
import { attachToOwner } from './attach-to-owner.js';
import { tryLockDirectory } from './directory-lock.js';
import type { LocalRequest } from './local-request.js';
import { ownServices } from './own-services.js';

/** Longer than a killed owner's servers take to stop, and than an owner takes from its lock to its control socket. */
const ownerPatience = 30_000;

/**
 * Starts the servers of a directory, or attaches to those that another process has started there. One process owns a
 * directory at a time; when it stops, the servers stop.
 */
export async function startLocalServices(request: LocalRequest): Promise<RunningServices> {
  const deadline = Date.now() + ownerPatience;
  while (Date.now() < deadline) {
    const lock = await tryLockDirectory(request.directory);
    if (lock) return ownServices(request, lock);
    const attached = await attachToOwner(request);
    if (attached) return attached;
    // The owner has just begun or is just stopping.
    await delay(200);
  }
  throw new ServicesError(
    'services.directory-in-use',
    `Another process holds ${request.directory} but does not answer. \`npm run services -- stop\` ends it.`,
  );
}
