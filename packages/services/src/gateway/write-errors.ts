import { BSON, type Document } from 'mongodb';
import type { Command } from './command.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { duplicateKeyFields, updateSources } from './duplicate-key.js';
import { findIndexInMessage, type ViolatedIndex } from './find-violated-index.js';
import { mongoCode, unpackSqlState } from './postgres-error.js';
import type { SingleReply } from './statement.js';
import { statements } from './statements.js';
import { isUpsertRace } from './upsert-race.js';

export interface PendingWrite {
  bytes: Buffer;
  /** Where the client had it in its list. */
  index: number;
}

export interface WriteError {
  /** Which of the pending writes failed. */
  position: number;
  /** What the client is told, but for its index. */
  fields: Document;
  /** True when the write only lost a race and can be tried again. */
  passing: boolean;
}

/**
 * Words DocumentDB's `writeErrors` as MongoDB does. Within a transaction an error that comes of a race is thrown as a
 * WriteConflict instead.
 */
export async function describeWriteErrors(
  kind: 'insert' | 'update' | 'delete',
  command: Command,
  context: CommandContext,
  errors: Document[],
  pending: PendingWrite[],
): Promise<WriteError[]> {
  const indexes = new Map<string, ViolatedIndex | undefined>();
  const findIndex = async (message: string) => {
    const { postgres } = context.gateway;
    if (!indexes.has(message)) {
      indexes.set(message, await findIndexInMessage(postgres, command.database, command.target, message));
    }
    return indexes.get(message);
  };
  const described: WriteError[] = [];
  for (const { index: position, code: packed, errmsg } of errors) {
    const code = mongoCode(unpackSqlState(packed));
    const write = pending[position];
    const index = code === 11000 && write ? await findIndex(errmsg) : undefined;
    const error =
      index && write
        ? await duplicate(kind, command, context, index, BSON.deserialize(write.bytes))
        : { fields: { code, errmsg }, passing: code === 112 };
    if (error.passing && context.transaction) throw new CommandError(112, errmsg, ['TransientTransactionError']);
    described.push({ position, ...error });
  }
  return described;
}

async function duplicate(
  kind: string,
  { database, target }: Command,
  context: CommandContext,
  index: ViolatedIndex,
  write: Document,
): Promise<Pick<WriteError, 'fields' | 'passing'>> {
  const isInsert = kind === 'insert';
  const query = write.q ?? {};
  const fields = duplicateKeyFields(`${database}.${target}`, index, isInsert ? [write] : updateSources(query, write.u));
  const upsertRace = Boolean(write.upsert) && isUpsertRace(query, index.keyPattern);
  const passing = upsertRace || (await isInvisible(context, database, target, fields.keyValue));
  return { fields, passing };
}

/** Whether the other document came after the transaction's snapshot, which to MongoDB is a conflict, not a duplicate. */
async function isInvisible(
  { transaction }: CommandContext,
  database: string,
  collection: string,
  keyValue: Document | undefined,
): Promise<boolean> {
  if (!transaction || !keyValue) return false;
  const query = Object.fromEntries(Object.entries(keyValue).map(([path, value]) => [path, { $eq: value }]));
  const request = Buffer.from(BSON.serialize({ count: collection, query, limit: 1 }));
  const { reply } = await transaction.run<SingleReply>(statements.count, [database, request]);
  return BSON.deserialize(reply).n === 0;
}
