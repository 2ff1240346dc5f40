import { PassThrough, type Readable } from 'node:stream';
import { CodedError } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';
import type { CustomerRequestRow } from './customer-request.js';

/** How the file of an export is called; null where there is none, or no longer. */
export function fileNameOf(
  request: Pick<CustomerRequestRow, 'kind' | 'state' | 'subject' | 'expiresAt' | 'createdAt'>,
) {
  const { kind, state, subject, expiresAt, createdAt } = request;
  if (kind !== 'export' || state !== 'done' || expiresAt === null || expiresAt < new Date()) return null;
  return `${subject}-${createdAt.toISOString().slice(0, 10)}.ndjson.gz`;
}

/**
 * The pieces of an export as one file: gzip members one after the other are a valid file. One is in memory at a time.
 *
 * @throws CodedError customer.file-gone
 */
export async function readCustomerFile(
  database: Database,
  requestId: string,
): Promise<{ name: string; request: CustomerRequestRow; content: Readable }> {
  const request = await database.customerRequest.findUnique({ where: { id: requestId } });
  const name = request && fileNameOf(request);
  const pieces = name ? await database.customerRequestPiece.count({ where: { requestId } }) : 0;
  if (!request || !name || pieces === 0) throw new CodedError('customer.file-gone');
  const content = new PassThrough();
  void sendPieces(database, requestId, pieces, content).catch((error: Error) => content.destroy(error));
  return { name, request, content };
}

async function sendPieces(database: Database, requestId: string, pieces: number, out: PassThrough): Promise<void> {
  for (let piece = 0; piece < pieces; piece++) {
    const row = await database.customerRequestPiece.findUnique({ where: { requestId_piece: { requestId, piece } } });
    // A file without its end must not look whole.
    if (!row) throw new CodedError('customer.file-gone');
    if (out.destroyed) return;
    if (!out.write(row.data)) await new Promise((resolve) => out.once('drain', resolve).once('close', resolve));
  }
  out.end();
}
