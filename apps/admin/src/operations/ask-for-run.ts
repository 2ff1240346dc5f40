import { CodedError } from '@red-tortoise/contracts';
import { requestRun } from '@red-tortoise/domain';
import type { Stores } from '../stores.js';

/**
 * A run of a task that staff ask for. It waits for one that is under way.
 *
 * @throws CodedError schedule.not-found; schedule.run-waiting where another one waits already
 */
export async function askForRun({ database, queue, logger }: Stores, task: string, request?: object): Promise<void> {
  const onError = (error: Error, where?: string) => logger.warn({ err: error, where }, 'an attempt failed');
  if (await requestRun({ database, queue, onError }, task, 'staff', request)) return;
  const isKnown = (await database.schedule.count({ where: { task } })) > 0;
  throw new CodedError(isKnown ? 'schedule.run-waiting' : 'schedule.not-found');
}
