import { type AdminJob, type AdminSelection, adminCountLimit, runAdminJobJob } from '@red-tortoise/contracts';
import type { Prisma } from '@red-tortoise/database';
import type { AdminCall } from '../site/admin-context.js';
import { may } from '../verbs/permissions.js';
import type { Selected } from '../verbs/selection.js';
import { showJob } from './show-job.js';

export interface JobRequest {
  readonly kind: 'action' | 'removal' | 'export';
  readonly screen: string;
  readonly name: string;
  readonly selection: AdminSelection;
  readonly input: Record<string, unknown>;
  readonly comment?: string | undefined;
}

/** Writes down what is to be done, for whom and with which permissions, and hands it to the orchestrator. */
export async function requestJob(call: AdminCall, asked: JobRequest, { total, until }: Selected): Promise<AdminJob> {
  const job = await call.database.adminJob.create({
    data: {
      ...asked,
      selection: asked.selection as Prisma.InputJsonObject,
      input: asked.input as Prisma.InputJsonObject,
      comment: asked.comment || null,
      ...askedBy(call),
      total: Math.min(total.count, adminCountLimit),
      totalMore: total.more,
      until,
    },
  });
  // It is asked for from now on: where the queue is away, housekeeping hands it over later.
  await enqueueAdminJob(call, job.id).catch((error: Error) => call.onError(error, 'enqueue a job of the admin'));
  return showJob(job);
}

/** Whose job it is, with what they may do now. */
export function askedBy({ viewer, site }: AdminCall) {
  return {
    requestedById: viewer.id,
    requestedByName: viewer.name,
    superuser: viewer.superuser,
    permissions: site.permissions.filter((permission) => may(viewer, permission)),
  };
}

/** The job's own row says how far it is: to hand it over twice is to hand it over once. */
export async function enqueueAdminJob({ queue }: Pick<AdminCall, 'queue'>, jobId: string): Promise<void> {
  const id = `admin-${jobId}`;
  await queue.forgetFailed(runAdminJobJob, id);
  await queue.enqueue(runAdminJobJob, { jobId }, { jobId: id });
}
