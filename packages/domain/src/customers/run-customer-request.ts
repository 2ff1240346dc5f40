import { CodedError } from '@red-tortoise/contracts';
import type { DomainContext } from '../context.js';
import { eraseCustomer } from './erase-customer.js';
import { exportCustomer } from './export-customer.js';
import { enqueueCustomerRequest } from './request-customer.js';

const longestWait = 60 * 60 * 1_000;

/** Works a request off from where it is; by one worker at a time. */
export async function runCustomerRequest(
  context: DomainContext,
  requestId: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  await context.database.customerRequest.updateMany({
    // An erasure that was given up goes on when staff retry its job: half of it must not stay.
    where: { id: requestId, OR: [{ state: 'queued' }, { state: 'failed', kind: 'erase' }] },
    data: { state: 'running', startedAt: new Date(), error: null, finishedAt: null },
  });
  const request = await context.database.customerRequest.findUnique({ where: { id: requestId } });
  if (request?.state !== 'running') return;
  const run = request.kind === 'export' ? exportCustomer : eraseCustomer;
  await context.queue.withLock(
    `customer-request:${requestId}`,
    (held) => run(context, requestId, AbortSignal.any([signal, held])),
    longestWait,
  );
}

/** Says of a request that it is given up, and why. What was done stays done. */
export async function failCustomerRequest({ database }: DomainContext, id: string, error: Error): Promise<void> {
  const reason = error instanceof CodedError ? error.title : 'It failed several times; the log says why';
  await database.customerRequest.updateMany({
    where: { id, state: { in: ['queued', 'running'] } },
    data: { state: 'failed', error: reason, finishedAt: new Date() },
  });
}

/** Puts requests back to work that the queue has lost, and lets go of files whose time is over. */
export async function recoverCustomerRequests(context: DomainContext, olderThan = 60_000): Promise<number> {
  const { database } = context;
  const forgotten = await database.customerRequest.findMany({
    where: { state: { in: ['queued', 'running'] }, updatedAt: { lt: new Date(Date.now() - olderThan) } },
    orderBy: { updatedAt: 'asc' },
    take: 100,
    select: { id: true },
  });
  for (const { id } of forgotten) await enqueueCustomerRequest(context, id);
  await database.customerRequestPiece.deleteMany({
    where: { request: { OR: [{ expiresAt: { lt: new Date() } }, { state: 'failed' }] } },
  });
  return forgotten.length;
}
