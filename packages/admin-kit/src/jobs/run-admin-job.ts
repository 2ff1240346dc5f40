import { AdminSelection, adminRowsAtOnce, CodedError } from '@red-tortoise/contracts';
import { Prisma } from '@red-tortoise/database';
import { AuditRun } from '../audit/audit-run.js';
import type { Condition } from '../conditions/condition.js';
import { behind } from '../conditions/key-order.js';
import type { Row } from '../model/model-info.js';
import { idOf, readId } from '../model/row-id.js';
import type { Screen } from '../screen/screen.js';
import type { AdminCall, AdminContext } from '../site/admin-context.js';
import { rowsOf } from '../stores/rows-of.js';
import { inWriteScope, type WriteScope } from '../stores/write-scope.js';
import { actionOf, applyAction, readInput } from '../verbs/act.js';
import { exportNeeds } from '../verbs/export-format.js';
import { demand, demandWrite, screenFor } from '../verbs/permissions.js';
import { removeRecorded } from '../verbs/remove-recorded.js';
import { byId, selected } from '../verbs/selection.js';
import { exportBatch, rowsOfAnExport } from './export-batch.js';
import type { JobRow } from './show-job.js';

/**
 * Works a job off in batches, in order of ids. A batch, its record and the job's cursor are one transaction: whoever
 * takes over behind a crash goes on where the last batch ended, and no row is touched twice. Two workers on one job
 * wait for each other at its row.
 */
export async function runAdminJob(context: AdminContext, jobId: string, signal?: AbortSignal): Promise<void> {
  await context.database.adminJob.updateMany({
    where: { id: jobId, state: 'queued' },
    data: { state: 'running', startedAt: new Date() },
  });
  while (await runBatch(context, jobId)) signal?.throwIfAborted();
}

/** Says of a job that it is given up, and why. What was done stays done. */
export async function failAdminJob({ database }: AdminContext, jobId: string, error: Error): Promise<void> {
  const message =
    error instanceof CodedError
      ? `${error.title}${error.detail ? `: ${error.detail}` : ''}`
      : 'It failed several times; the log says why';
  await database.adminJob.updateMany({
    where: { id: jobId, state: { in: ['queued', 'running'] } },
    data: { state: 'failed', message, finishedAt: new Date() },
  });
}

/** Whether there may be more to do. */
async function runBatch(context: AdminContext, jobId: string): Promise<boolean> {
  const job = await context.database.adminJob.findUnique({ where: { id: jobId } });
  if (job?.state !== 'running') return false;
  const call = callOf(context, job);
  const screen = screenFor(call, job.screen);
  return inWriteScope(call, screen.model, (scope) =>
    scope.transaction === context.database
      ? documentBatch(call, screen, jobId, scope)
      : batch(call, screen, scope.transaction, jobId, scope),
  );
}

/** Documents are changed outside of the transaction; it only holds the job, and lets its cursor go on afterwards. */
function documentBatch(call: AdminCall, screen: Screen, jobId: string, scope: WriteScope): Promise<boolean> {
  return call.database.$transaction((transaction) => batch(call, screen, transaction, jobId, scope));
}

async function batch(
  call: AdminCall,
  screen: Screen,
  transaction: Prisma.TransactionClient,
  jobId: string,
  scope: WriteScope,
): Promise<boolean> {
  // Whoever else works on it waits here, and finds the cursor behind this batch.
  await transaction.$queryRaw(Prisma.sql`select 1 from "admin_jobs" where "id" = ${jobId} for update`);
  const job = await transaction.adminJob.findUniqueOrThrow({ where: { id: jobId } });
  if (job.state !== 'running') return false;
  const size = job.kind === 'export' ? rowsOfAnExport : adminRowsAtOnce;
  const where = nextRows(call, screen, job);
  const rows =
    job.kind === 'export'
      ? await rowsOf(transaction, screen.model).find({
          where,
          order: byId(screen),
          limit: size,
          needs: exportNeeds(screen),
        })
      : await scope.writerOf(screen.model).lock(where, size);
  const message = await workOff(call, screen, job, rows, { ...scope, transaction });
  const last = rows.at(-1);
  const isOver = rows.length < size;
  await transaction.adminJob.update({
    where: { id: jobId },
    data: {
      done: job.done + rows.length,
      cursor: last ? idOf(screen.model, last) : job.cursor,
      message: message ?? job.message,
      ...(isOver ? { state: 'done', finishedAt: new Date() } : {}),
    },
  });
  return !isOver;
}

async function workOff(
  call: AdminCall,
  screen: Screen,
  job: JobRow,
  rows: readonly Row[],
  scope: WriteScope,
): Promise<string | null> {
  const run = new AuditRun(job.id, job.cursor !== null || (await isOnRecord(job, scope)));
  const author = { viewer: call.viewer, comment: job.comment ?? undefined, jobId: job.id, run };
  demandDeed(call, screen, job);
  if (job.kind === 'export') {
    await exportBatch(call, screen, job, rows, scope.transaction);
    return null;
  }
  if (job.kind === 'removal') {
    await removeRecorded(call, screen, rows, { scope, author });
    return null;
  }
  const action = actionOf(screen, job.name);
  return applyAction(call, { screen, action, input: readInput(action, job.input as Row), scope, author }, rows);
}

/** Whoever wants this done may do it. */
export function demandDeed(call: AdminCall, screen: Screen, { kind, name }: Pick<JobRow, 'kind' | 'name'>): void {
  if (kind === 'removal') demandWrite(call, screen, 'delete');
  if (kind === 'action') demand(call, actionOf(screen, name).permission);
}

/** Of documents also what an attempt did that never came to save how far it was. */
async function isOnRecord({ id }: JobRow, { transaction }: WriteScope): Promise<boolean> {
  return (await transaction.auditEntry.findUnique({ where: { id }, select: { id: true } })) !== null;
}

/** Behind the cursor, and none that came after the job was asked for, as far as ids tell. */
function nextRows(call: AdminCall, screen: Screen, job: JobRow): Condition {
  const order = byId(screen);
  const place = (id: string | null) => {
    const key = id === null ? null : readId(screen.model, id);
    return key && order.map(({ field }) => key[field]);
  };
  const [from, until] = [place(job.cursor), place(job.until)];
  const upTo = until && behind(byId(screen, true), until, 'last');
  const last = until && { all: order.map(({ field }, at) => ({ field, is: 'equal' as const, value: until[at] })) };
  return {
    all: [
      selected(call, screen, AdminSelection.parse(job.selection)),
      ...(from ? [behind(order, from, 'last')] : []),
      ...(upTo && last ? [{ any: [upTo, last] }] : []),
    ],
  };
}

/** The person who asked, with what they could do then. */
function callOf(context: AdminContext, job: JobRow): AdminCall {
  const permissions = new Set(job.permissions);
  const can = (permission: string) => permissions.has(permission);
  return { ...context, viewer: { id: job.requestedById, name: job.requestedByName, superuser: job.superuser, can } };
}
