import type { AdminJob } from '@red-tortoise/contracts';
import type { Prisma } from '@red-tortoise/database';

export type JobRow = Prisma.AdminJobModel;

/** In milliseconds: files of exports stay for so long. */
export const filesKeptFor = 7 * 24 * 60 * 60 * 1_000;

export function showJob(job: JobRow): AdminJob {
  const hasFile = job.kind === 'export' && job.state === 'done' && job.updatedAt.getTime() > Date.now() - filesKeptFor;
  return {
    id: job.id,
    kind: job.kind,
    screen: job.screen,
    name: job.name,
    state: job.state,
    total: { count: job.total, more: job.totalMore },
    done: job.done,
    message: job.message,
    file: hasFile ? `${job.screen}-${job.createdAt.toISOString().slice(0, 10)}.${job.name}` : null,
    requestedBy: job.requestedByName,
    createdAt: job.createdAt.toISOString(),
    finishedAt: job.finishedAt?.toISOString() ?? null,
  };
}
