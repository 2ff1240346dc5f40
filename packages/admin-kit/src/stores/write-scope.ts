import type { Prisma } from '@red-tortoise/database';
import type { ModelInfo } from '../model/model-info.js';
import { keyOfModel } from '../screen/screen.js';
import type { AdminCall } from '../site/admin-context.js';
import { checkedWriter } from './checked-writer.js';
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
  call: AdminCall,
  model: ModelInfo,
  work: (scope: WriteScope) => Promise<T>,
): Promise<T> {
  const { database, onError } = call;
  const later: (() => Promise<unknown>)[] = [];
  const afterCommit = (step: () => Promise<unknown>) => void later.push(step);
  const scopeOn = (transaction: Prisma.TransactionClient): WriteScope => ({
    transaction,
    writerOf(other) {
      const writer = other.documents ? new DocumentWriter(database, other) : new PrismaWriter(transaction, other);
      const check = call.site.screenOf(keyOfModel(other))?.check;
      return check ? checkedWriter(writer, (rows) => check({ ...rows, viewer: call.viewer, transaction })) : writer;
    },
    afterCommit,
  });
  const result =
    model.store === 'mongodb'
      ? await work(scopeOn(database))
      : await database.$transaction((transaction) => work(scopeOn(transaction)));
  for (const step of later) await step().catch((error: Error) => onError(error, 'after a change of the admin'));
  return result;
}
