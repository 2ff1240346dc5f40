import { CodedError } from '@red-tortoise/contracts';
import type { DomainContext } from '../context.js';
import { eraseCustomer } from './erase-customer.js';
import { exportCustomer } from './export-customer.js';
import { enqueueCustomerRequest } from './request-customer.js';

const longestWait = 60 * 60 * 1_000;

/** So long after the last removal somebody who had read who it was about before may still write, in milliseconds. */
const usualSettling = 2_000;

/** Works a request off from where it is; by one worker at a time. */
export async function runCustomerRequest(
  context: DomainContext,
  requestId: string,
  {
    signal = new AbortController().signal,
    settlesIn = usualSettling,
  }: { signal?: AbortSignal; settlesIn?: number } = {},
): Promise<void> {
  await context.database.customerRequest.updateMany({
    // An erasure that was given up goes on when staff retry its job: half of it must not stay.
    where: { id: requestId, OR: [{ state: 'queued' }, { state: 'failed', kind: 'erase' }] },
    data: { state: 'running', startedAt: new Date(), error: null, finishedAt: null },
  });
  const request = await context.database.customerRequest.findUnique({ where: { id: requestId } });
  if (request?.state !== 'running') return;
  await context.queue.withLock(
    `customer-request:${requestId}`,
    (held) => {
      const either = AbortSignal.any([signal, held]);
      if (request.kind === 'export') return exportCustomer(context, requestId, either);
      return eraseCustomer(context, requestId, { signal: either, settlesIn });
    },
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
