import { BSON } from 'mongodb';
import { type Command, namespaceOf, specification } from '../command.js';
import type { CommandContext, CommandRule } from '../command-context.js';
import { CommandError } from '../command-error.js';
import { mostAttempts, repeatInTurn } from '../conflict-retry.js';
import { duplicateKeyError, updateSources } from '../duplicate-key.js';
import { findIndexInMessage, findIndexOfConstraint } from '../find-violated-index.js';
import { mongoCode } from '../postgres-error.js';
import type { SingleReply } from '../statement.js';
import { statements } from '../statements.js';
import { isUpsertRace } from '../upsert-race.js';
import { runWriteBatch } from '../write-batch.js';

export const writeCommands: Record<string, CommandRule> = {
  insert: {
    handle: (command, context) => runWriteBatch('insert', command, context),
    inTransaction: true,
    retryable: true,
  },
  update: {
    handle: (command, context) => runWriteBatch('update', command, context),
    inTransaction: true,
    retryable: true,
  },
  delete: {
    handle: (command, context) => runWriteBatch('delete', command, context),
    inTransaction: true,
    retryable: true,
  },
  findandmodify: { handle: findAndModify, inTransaction: true, retryable: true },
};

async function findAndModify(command: Command, context: CommandContext): Promise<Buffer> {
  const values = [command.database, specification(command)];
  const modify = () => context.runner.run<SingleReply>(statements.findAndModify, values);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { writeTurns } = context.gateway;
      const again = () => repeatInTurn(writeTurns, namespaceOf(command), attempt, modify);
      return (await (attempt === 1 ? modify() : again())).reply;
    } catch (error) {
      const { failure, raced } = await describeDuplicate(command, context, error);
      if (raced && context.transaction) throw new CommandError(112, 'another client has inserted the document');
      if (!raced || attempt === mostAttempts) throw failure;
    }
  }
}

/** What to tell of a duplicate key, and whether it is only a lost race; other errors come back as they are. */
async function describeDuplicate(command: Command, context: CommandContext, error: unknown) {
  const index = await findViolatedIndex(command, context, error);
  if (!index) return { failure: error, raced: false };
  const { query = {}, update, upsert } = BSON.deserialize(specification(command));
  const failure = duplicateKeyError(namespaceOf(command), index, updateSources(query, update));
  return { failure, raced: Boolean(upsert) && isUpsertRace(query, index.keyPattern) };
}

async function findViolatedIndex({ database, target }: Command, { gateway }: CommandContext, error: unknown) {
  const { code = '', message } = error as { code?: string; message: string };
  if (mongoCode(code) !== 11000) return undefined;
  const named = await findIndexInMessage(gateway.postgres, database, target, message);
  return named ?? findIndexOfConstraint(gateway.postgres, error);
}
