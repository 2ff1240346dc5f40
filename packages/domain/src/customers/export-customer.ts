import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type CustomerProof, customerFileDays } from '@red-tortoise/contracts';
import { Prisma } from '@red-tortoise/database';
import type { DomainContext } from '../context.js';
import { type CustomerRequestRow, proofOf, scopeOf } from './customer-request.js';
import type { DataSet } from './data-set.js';
import { type Place, readRows } from './data-set-rows.js';
import { dataSets } from './inventory.js';

/** Rows of one piece, and so in memory at once. */
const rowsAtOnce = 1_000;
const exported = dataSets.filter((set) => 'omit' in set.exported);
const compress = promisify(gzip);

/**
 * Writes everything of a customer into pieces, in the order of the inventory and page by page. A piece and the place
 * behind it are one transaction: whoever takes over behind a crash goes on there, and no line is written twice.
 */
export async function exportCustomer(context: DomainContext, requestId: string, signal?: AbortSignal): Promise<void> {
  while (await writePiece(context, requestId)) signal?.throwIfAborted();
}

/** Whether there may be more to write. */
async function writePiece({ database }: DomainContext, requestId: string): Promise<boolean> {
  return database.$transaction(
    async (transaction) => {
      // Whoever else works on it waits here, and finds the place behind this piece.
      await transaction.$queryRaw(Prisma.sql`select 1 from "customer_requests" where "id" = ${requestId} for update`);
      const request = await transaction.customerRequest.findUniqueOrThrow({ where: { id: requestId } });
      if (request.state !== 'running') return false;
      const { lines, proof, next } = await nextLines({ database }, request);
      const piece = await transaction.customerRequestPiece.count({ where: { requestId } });
      const head = piece === 0 ? [headOf(request)] : [];
      const text = [...head, ...lines].map((line) => `${line}\n`).join('');
      const data = new Uint8Array(await compress(text));
      if (text !== '') await transaction.customerRequestPiece.create({ data: { requestId, piece, data } });
      await transaction.customerRequest.update({
        where: { id: requestId },
        data: { proof, ...(next ? { step: next.set.name, cursor: JSON.stringify(next.after) } : whenDone()) },
      });
      return next !== null;
    },
    { timeout: 60_000 },
  );
}

function whenDone() {
  const finishedAt = new Date();
  const expiresAt = new Date(finishedAt.getTime() + customerFileDays * 24 * 60 * 60 * 1_000);
  return { state: 'done' as const, step: null, cursor: null, scope: {}, finishedAt, expiresAt };
}

interface NextLines {
  lines: string[];
  proof: CustomerProof;
  /** Where the next piece begins. */
  next: { set: DataSet; after: Place | null } | null;
}

/** Fills a piece with what follows, across data sets where they are small. */
async function nextLines(
  { database }: Pick<DomainContext, 'database'>,
  request: CustomerRequestRow,
): Promise<NextLines> {
  const scope = scopeOf(request);
  const proof = { ...proofOf(request) };
  const lines: string[] = [];
  let after = request.cursor === null ? null : (JSON.parse(request.cursor) as Place | null);
  const begun = exported.findIndex(({ name }) => name === request.step);
  for (const set of exported.slice(Math.max(0, begun))) {
    const room = rowsAtOnce - lines.length;
    if (room === 0) return { lines, proof, next: { set, after } };
    const rows = await readRows(database, set, scope, after, room);
    for (const { row } of rows) lines.push(lineOf(set, row));
    const done = (proof[set.name]?.done ?? 0) + rows.length;
    proof[set.name] = { found: done, done, left: 0, kept: null };
    if (rows.length === room) return { lines, proof, next: { set, after: rows.at(-1)?.place ?? null } };
    after = null;
  }
  return { lines, proof, next: null };
}

/** The first line says what this is, and what is not in it. */
function headOf({ subject, subjectId, subjectName, createdAt }: CustomerRequestRow): string {
  const left = dataSets.flatMap(({ name, exported: said }) =>
    'not' in said ? [{ dataSet: name, because: said.not }] : [],
  );
  const row = { subject, id: subjectId, name: subjectName, askedFor: createdAt, notExported: left };
  return JSON.stringify({ dataSet: 'export', row });
}

function lineOf({ name, exported: said }: DataSet, row: Record<string, unknown>): string {
  const omitted = new Set('omit' in said ? said.omit : []);
  const shown = Object.fromEntries(Object.entries(row).filter(([field]) => !omitted.has(field)));
  return JSON.stringify({ dataSet: name, row: shown }, (_, value) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}
