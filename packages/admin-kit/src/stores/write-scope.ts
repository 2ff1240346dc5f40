import type { Prisma } from '@red-tortoise/database';
import type { ModelInfo } from '../model/model-info.js';
import type { AdminContext } from '../site/admin-context.js';
import { DocumentWriter } from './document-writer.js';
import { PrismaWriter } from './prisma-writer.js';
import type { RowWriter } from './row-writer.js';

export interface WriteScope {
  readonly transaction: Prisma.TransactionClient;
  writerOf(model: ModelInfo): RowWriter;
  /** For what must only happen once all is kept. */
  afterCommit(work: () => Promise<unknown>): void;
}

/**
 * One transaction over PostgreSQL, with the audit in it. Documents are not part of it: their changes are written down
 * as intended first, and the transaction only holds what is written to PostgreSQL besides.
 */
export async function inWriteScope<T>(
  { database, onError }: AdminContext,
  model: ModelInfo,
  work: (scope: WriteScope) => Promise<T>,
): Promise<T> {
  const later: (() => Promise<unknown>)[] = [];
  const afterCommit = (step: () => Promise<unknown>) => void later.push(step);
  const scopeOn = (transaction: Prisma.TransactionClient): WriteScope => ({
    transaction,
    writerOf: (other) => (other.documents ? new DocumentWriter(database, other) : new PrismaWriter(transaction, other)),
    afterCommit,
  });
  const result =
    model.store === 'mongodb'
      ? await work(scopeOn(database))
      : await database.$transaction((transaction) => work(scopeOn(transaction)));
  for (const step of later) await step().catch((error: Error) => onError(error, 'after a change of the admin'));
  return result;
}
