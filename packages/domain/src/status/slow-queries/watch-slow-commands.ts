import { onSlowCommand } from '@red-tortoise/documents';
import type { Queue } from '@red-tortoise/queue';
import { createSealing } from '../../secrets/sealing.js';
import { keepSlowQuery } from './slow-query-log.js';

/** In milliseconds. */
const slowerThan = 500;
/** In trouble everything is slow: the log needs no more of it than that, and Redis has other things to do. */
const mostPerSecond = 10;

interface WatchOptions {
  queue: Pick<Queue, 'redis' | 'keyOf'>;
  environment: { SECRETS_KEY?: string | undefined };
  onError: (error: Error, where?: string) => void;
}

export const purposeOfCommand = 'slow command';

/** Keeps what this process waits long for at MongoDB, for the status page. What comes back ends it. */
export function watchSlowCommands({ queue, environment, onError }: WatchOptions, longerThan = slowerThan): () => void {
  const sealing = createSealing(environment);
  let [second, kept] = [0, 0];
  return onSlowCommand(longerThan, ({ shape: query, milliseconds, command }) => {
    const now = Math.floor(Date.now() / 1_000);
    if (now !== second) [second, kept] = [now, 0];
    if (kept++ >= mostPerSecond) return;
    const sealed = command === null ? null : sealing.seal(command, purposeOfCommand);
    keepSlowQuery(queue, { store: 'mongodb', query, milliseconds, command: sealed }).catch((error: Error) =>
      onError(error, 'slow queries'),
    );
  });
}
