import { CodedError, type CustomerSubject, runCustomerRequestJob } from '@red-tortoise/contracts';
import type { Prisma } from '@red-tortoise/database';
import type { DomainContext } from '../context.js';
import { businessData } from './business-data.js';
import { type CustomerRequestRow, scopeOf } from './customer-request.js';
import { type Customer, type CustomerScope, findCustomer } from './customer-scope.js';
import { delegateOf } from './data-set-rows.js';

type Transaction = Prisma.TransactionClient;

/** Who is asked about, by whom and why. */
export interface CustomerAsked {
  subject: CustomerSubject;
  id: string;
  reason: string;
  by: { id: string; name: string };
}

/**
 * Writes down that everything of a customer is to be exported; `enqueueCustomerRequest` hands it over once that holds.
 *
 * @throws CodedError customer.not-found, customer.request-open
 */
export async function requestExport(transaction: Transaction, asked: CustomerAsked): Promise<CustomerRequestRow> {
  const customer = await findFree(transaction, asked);
  return createRequest(transaction, 'export', asked, customer);
}

/**
 * The same for erasing them, who has to be named as they are. What lets them in (sessions, tokens, memberships, ways to
 * sign in) is gone with this transaction, and organisations that go along are suspended; the job removes the rest.
 *
 * @throws CodedError customer.not-found, customer.request-open, customer.name-differs, customer.only-owner
 */
export async function requestErasure(
  transaction: Transaction,
  asked: CustomerAsked & { name: string },
): Promise<CustomerRequestRow> {
  const customer = await findFree(transaction, asked);
  if (asked.name.trim() !== customer.name) throw new CodedError('customer.name-differs');
  if (customer.blockedBy.length > 0) {
    throw new CodedError('customer.only-owner', customer.blockedBy.map(({ name }) => name).join(', '));
  }
  const proof = await removeAtOnce(transaction, customer.scope);
  await transaction.organisation.updateMany({
    where: { id: { in: customer.scope.organisationIds } },
    data: { suspendedAt: new Date(), suspendedReason: 'This organisation is being erased' },
  });
  return createRequest(transaction, 'erase', asked, customer, proof);
}

/** The request's row is the record: a queue that is away delays it, and housekeeping asks again. */
export async function enqueueCustomerRequest(context: DomainContext, requestId: string): Promise<void> {
  const jobId = `customer-${requestId}`;
  try {
    // One whose last attempt could not say that it failed, since PostgreSQL was away, would stand in its way for days.
    await context.queue.forgetFailed(runCustomerRequestJob, jobId);
    await context.queue.enqueue(runCustomerRequestJob, { requestId }, { jobId });
  } catch (error) {
    context.onError(error as Error, 'enqueue a request of a customer');
  }
}

/** Pages that are open are closed: they come back, and are asked anew who they are. */
export function endLiveAccess({ queue }: DomainContext, request: CustomerRequestRow): void {
  const { organisationIds, userIds } = scopeOf(request);
  queue.signal('access.ended', { owners: [...userIds, ...organisationIds].slice(0, 1_000) });
}

/** One thing at a time: two members of staff who ask at once wait for each other at the customer's row. */
async function findFree(transaction: Transaction, { subject, id }: CustomerAsked): Promise<Customer> {
  const table = subject === 'organisation' ? 'organisations' : 'users';
  await transaction.$queryRawUnsafe(`select 1 from "${table}" where "id" = $1 for update`, id);
  const customer = await findCustomer(transaction, subject, id);
  const open = await transaction.customerRequest.count({
    where: { subjectId: id, state: { in: ['queued', 'running'] } },
  });
  if (open > 0) throw new CodedError('customer.request-open');
  return customer;
}

async function createRequest(
  transaction: Transaction,
  kind: 'export' | 'erase',
  { subject, id, reason, by }: CustomerAsked,
  { name, scope }: Customer,
  proof: Prisma.InputJsonObject = {},
): Promise<CustomerRequestRow> {
  return transaction.customerRequest.create({
    data: {
      ...{ kind, subject, subjectId: id, subjectName: name, reason, proof },
      scope: { ...scope },
      requestedById: by.id,
      requestedByName: by.name,
    },
  });
}

async function removeAtOnce(transaction: Transaction, scope: CustomerScope): Promise<Prisma.InputJsonObject> {
  const proof: Record<string, Prisma.InputJsonObject> = {};
  for (const set of businessData.filter(({ erased }) => erased.how === 'at-once')) {
    const { count: found } = await delegateOf(transaction, set).deleteMany({ where: set.where(scope) });
    proof[set.name] = { found, done: found, left: 0, kept: null };
  }
  return proof;
}
