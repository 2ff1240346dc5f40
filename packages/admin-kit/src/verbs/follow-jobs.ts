import { PassThrough, type Readable } from 'node:stream';
import { type AdminJob, CodedError } from '@red-tortoise/contracts';
import { z } from 'zod';
import { type JobRow, showJob } from '../jobs/show-job.js';
import type { AdminCall } from '../site/admin-context.js';
import { type ExportFormat, formats } from './export-format.js';
import { screenFor } from './permissions.js';
import type { InputOf } from './verb-input.js';

export async function listJobs(call: AdminCall, { limit, cursor }: InputOf<'jobs'>) {
  if (cursor !== undefined && !z.uuid().safeParse(cursor).success) throw new CodedError('request.cursor-invalid');
  const rows = await call.database.adminJob.findMany({
    where: { ...mine(call), ...(cursor === undefined ? {} : { id: { lt: cursor } }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  return { items: shown.map(showJob), next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

export async function readJob(call: AdminCall, id: string): Promise<AdminJob> {
  return showJob(await findJob(call, id));
}

/** The batch that is being worked on is finished first. */
export async function cancelJob(call: AdminCall, id: string): Promise<AdminJob> {
  await findJob(call, id);
  await call.database.adminJob.updateMany({
    where: { id, state: { in: ['queued', 'running'] } },
    data: { state: 'cancelled', finishedAt: new Date() },
  });
  return readJob(call, id);
}

export interface JobFile {
  name: string;
  type: string;
  /** Gzip-compressed: say so in `content-encoding`. */
  content: Readable;
}

/** The file of an export that is done. One piece is in memory at a time. */
export async function readJobFile(call: AdminCall, id: string): Promise<JobFile> {
  const job = await findJob(call, id);
  screenFor(call, job.screen);
  const { file } = showJob(job);
  if (file === null) throw new CodedError('admin.job-not-found', 'it has no file, or not yet');
  const content = new PassThrough();
  void sendPieces(call, id, content).catch((error: Error) => content.destroy(error));
  return { name: file, type: formats[job.name as ExportFormat].type, content };
}

async function sendPieces({ database }: AdminCall, jobId: string, out: PassThrough): Promise<void> {
  for (let piece = 0; ; piece++) {
    const row = await database.adminJobPiece.findUnique({ where: { jobId_piece: { jobId, piece } } });
    if (!row || out.destroyed) break;
    if (!out.write(row.data)) await new Promise((resolve) => out.once('drain', resolve).once('close', resolve));
  }
  out.end();
}

async function findJob(call: AdminCall, id: string): Promise<JobRow> {
  const job = await call.database.adminJob.findFirst({ where: { id, ...mine(call) } });
  if (!job) throw new CodedError('admin.job-not-found');
  return job;
}

const mine = ({ viewer }: AdminCall) => (viewer.superuser ? {} : { requestedById: viewer.id });
