import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Prisma } from '@red-tortoise/database';
import type { Row } from '../model/model-info.js';
import type { Screen } from '../screen/screen.js';
import type { AdminCall } from '../site/admin-context.js';
import { type ExportFormat, exportedRows, formats } from '../verbs/export-format.js';
import type { JobRow } from './show-job.js';

/** Rows of one step. */
export const rowsOfAnExport = 1_000;

const compress = promisify(gzip);

/** Appends rows to an export's file, as a gzip member of its own: joined they are one valid file. */
export async function exportBatch(
  call: AdminCall,
  screen: Screen,
  job: JobRow,
  rows: readonly Row[],
  transaction: Prisma.TransactionClient,
): Promise<void> {
  const { head, between, line, end } = formats[job.name as ExportFormat];
  const shown = await exportedRows({ ...call, database: transaction }, screen, rows);
  const isFirst = job.cursor === null;
  const isLast = rows.length < rowsOfAnExport;
  const lines = shown.map(line).join(between);
  const text = [isFirst ? head(screen) : shown.length > 0 ? between : '', lines, isLast ? end : ''].join('');
  if (text === '') return;
  // An attempt before may have left some.
  if (isFirst) await transaction.adminJobPiece.deleteMany({ where: { jobId: job.id } });
  const piece = await transaction.adminJobPiece.count({ where: { jobId: job.id } });
  await transaction.adminJobPiece.create({
    data: { jobId: job.id, piece, data: new Uint8Array(await compress(text)) },
  });
}
