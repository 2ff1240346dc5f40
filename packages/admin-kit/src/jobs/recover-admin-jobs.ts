import type { AdminContext } from '../site/admin-context.js';
import { enqueueAdminJob } from './request-job.js';
import { filesKeptFor } from './show-job.js';

/** Puts jobs back to work that the queue has lost, and lets go of old files. A job that is still there is not doubled. */
export async function recoverAdminJobs(
  { database, queue }: Pick<AdminContext, 'database' | 'queue'>,
  olderThan = 60_000,
): Promise<number> {
  const forgotten = await database.adminJob.findMany({
    where: { state: { in: ['queued', 'running'] }, updatedAt: { lt: new Date(Date.now() - olderThan) } },
    orderBy: { updatedAt: 'asc' },
    take: 100,
    select: { id: true },
  });
  for (const { id } of forgotten) await enqueueAdminJob({ queue }, id);
  const old = {
    state: { in: ['done' as const, 'failed' as const, 'cancelled' as const] },
    updatedAt: { lt: new Date(Date.now() - filesKeptFor) },
  };
  await database.adminJobPiece.deleteMany({ where: { job: old } });
  return forgotten.length;
}
