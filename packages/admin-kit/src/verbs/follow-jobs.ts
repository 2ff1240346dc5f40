import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type AdminJob, CodedError } from '@red-tortoise/contracts';
import { z } from 'zod';
import { askedBy, enqueueAdminJob } from '../jobs/request-job.js';
import { demandDeed } from '../jobs/run-admin-job.js';
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

/**
 * Takes up a job that has failed where it stopped. It is this viewer's from now on: with what they may do by now, and on
 * record under their name. One that has not failed is left as it is.
 */
export async function retryJob(call: AdminCall, id: string): Promise<AdminJob> {
  const job = await findJob(call, id);
  demandDeed(call, screenFor(call, job.screen), job);
  // What there was of a file may be gone by now.
  const from = job.kind === 'export' ? { cursor: null, done: 0 } : {};
  const { count } = await call.database.adminJob.updateMany({
    where: { id, state: 'failed' },
    data: { ...askedBy(call), ...from, state: 'queued', message: null, finishedAt: null },
  });
  if (count > 0) await enqueueAdminJob(call, id);
  return readJob(call, id);
}

export interface JobFile {
  name: string;
  type: string;
  content: Readable;
}

/**
 * The file of an export that is done. One piece is in memory at a time. They are unpacked here: browsers that are told of
 * a `content-encoding` read the first of several gzip members, and take that for the whole file.
 */
export async function readJobFile(call: AdminCall, id: string): Promise<JobFile> {
  const job = await findJob(call, id);
  screenFor(call, job.screen);
  const { file } = showJob(job);
  const pieces = file === null ? 0 : await call.database.adminJobPiece.count({ where: { jobId: id } });
  if (file === null || pieces === 0)
    throw new CodedError('admin.job-not-found', 'it has no file, not yet or no longer');
  // Whoever reads learns of an error by a stream that breaks off.
  const content = pipeline(readPieces(call, id, pieces), createGunzip(), () => {});
  return { name: file, type: formats[job.name as ExportFormat].type, content };
}

async function* readPieces({ database }: AdminCall, jobId: string, pieces: number): AsyncGenerator<Uint8Array> {
  for (let piece = 0; piece < pieces; piece++) {
    const row = await database.adminJobPiece.findUnique({ where: { jobId_piece: { jobId, piece } } });
    // A file without its end must not look whole.
    if (!row) throw new CodedError('admin.job-not-found', 'its file is gone');
    yield row.data;
  }
}

async function findJob(call: AdminCall, id: string): Promise<JobRow> {
  const job = await call.database.adminJob.findFirst({ where: { id, ...mine(call) } });
  if (!job) throw new CodedError('admin.job-not-found');
  return job;
}

const mine = ({ viewer }: AdminCall) => (viewer.superuser ? {} : { requestedById: viewer.id });
