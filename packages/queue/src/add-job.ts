import { type Queue as BullQueue, Job, type JobsOptions } from 'bullmq';

/**
 * Adds a job under an id of its own. While one of that id waits, runs or has failed, this is that job and nothing is
 * added. One that is done is only kept to be looked at, and BullMQ would take it for the same job: it makes room in the
 * same transaction, so that however many ask at the same time, and whenever it is done, one job comes of it.
 */
export async function addJobOnce(
  queue: BullQueue,
  { name, data, jobId }: { name: string; data: object; jobId: string },
  options: JobsOptions,
): Promise<void> {
  const client = await queue.backend.client;
  client.defineCommand(dropIfDone.name, dropIfDone);
  const transaction = client.multi();
  const key = queue.toKey(jobId);
  transaction.runCommand(dropIfDone.name, [queue.toKey('completed'), key, `${key}:logs`, jobId]);
  await new Job(queue, name, data, { ...options, jobId }, jobId).addJob(transaction);
  const results = await transaction.exec();
  for (const [error] of results ?? []) if (error) throw error;
  const added = results?.at(-1)?.[1];
  if (added !== jobId) throw new Error(`the job ${name} ${jobId} was not added: ${added}`);
}

/** A job that nobody depends on consists of its hash and its log. */
const dropIfDone = {
  name: 'redTortoiseDropIfDone',
  numberOfKeys: 3,
  lua: `if redis.call('ZREM', KEYS[1], ARGV[1]) == 1 then redis.call('DEL', KEYS[2], KEYS[3]) end return 1`,
};
