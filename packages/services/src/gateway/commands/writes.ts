import { BSON } from 'mongodb';
import { type Command, specification } from '../command.js';
import type { CommandContext, CommandRule } from '../command-context.js';
import { CommandError } from '../command-error.js';
import { pauseBefore } from '../conflict-retry.js';
import { duplicateKeyError, updateSources } from '../duplicate-key.js';
import { findIndexInMessage, findIndexOfConstraint } from '../find-violated-index.js';
import { mongoCode } from '../postgres-error.js';
import type { SingleReply } from '../statement.js';
import { statements } from '../statements.js';
import { isUpsertRace } from '../upsert-race.js';
import { runWriteBatch } from '../write-batch.js';

const mostAttempts = 12;

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
  for (let attempt = 1; ; attempt += 1) {
    try {
      return (await context.runner.run<SingleReply>(statements.findAndModify, values)).reply;
    } catch (error) {
      const index = await findViolatedIndex(command, context, error);
      if (!index) throw error;
      const { query = {}, update, upsert } = BSON.deserialize(specification(command));
      const raced = Boolean(upsert) && isUpsertRace(query, index.keyPattern);
      if (raced && context.transaction) throw new CommandError(112, 'another client has inserted the document');
      if (!raced || attempt === mostAttempts) {
        throw duplicateKeyError(`${command.database}.${command.target}`, index, updateSources(query, update));
      }
      await pauseBefore(attempt);
    }
  }
}

async function findViolatedIndex({ database, target }: Command, { gateway }: CommandContext, error: unknown) {
  const { code = '', message } = error as { code?: string; message: string };
  if (mongoCode(code) !== 11000) return undefined;
  const named = await findIndexInMessage(gateway.postgres, database, target, message);
  return named ?? findIndexOfConstraint(gateway.postgres, error);
}
