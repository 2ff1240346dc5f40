import { CodedError } from '@red-tortoise/contracts';
import type { Prisma, Schedule } from '@red-tortoise/database';
import { addRun, advisoryTaskPrefix, enqueueRun } from '@red-tortoise/domain';
import type { Stores } from '../stores.js';

/** What stands or falls with the row of the run: that it is on record, at least. */
export type RecordRun = (transaction: Prisma.TransactionClient, schedule: Schedule) => Promise<void>;

/**
 * A run of a task that staff ask for, also while it is paused. It waits for one that is under way.
 *
 * @throws CodedError schedule.not-found; schedule.run-waiting where another one waits already; source.disabled
 */
export async function askForRun(
  { database, queue, logger }: Stores,
  which: { id: string } | { task: string },
  record: RecordRun,
  request?: Prisma.InputJsonObject,
): Promise<void> {
  const run = await database.$transaction(async (transaction) => {
    const schedule = await transaction.schedule.findFirst({ where: which, orderBy: { name: 'asc' } });
    if (!schedule) throw new CodedError('schedule.not-found');
    if (await isSwitchedOff(transaction, schedule)) throw new CodedError('source.disabled');
    await record(transaction, schedule);
    const added = await addRun(transaction, schedule, 'staff', request);
    if (!added) throw new CodedError('schedule.run-waiting');
    return added;
  });
  const onError = (error: Error, where?: string) => logger.warn({ err: error, where }, 'an attempt failed');
  await enqueueRun({ database, queue, onError }, run);
}

/** A run of such a source would do nothing. */
async function isSwitchedOff(transaction: Prisma.TransactionClient, { task }: Schedule): Promise<boolean> {
  if (!task.startsWith(advisoryTaskPrefix)) return false;
  const name = task.slice(advisoryTaskPrefix.length);
  return (await transaction.advisorySource.count({ where: { name, enabled: false } })) > 0;
}
