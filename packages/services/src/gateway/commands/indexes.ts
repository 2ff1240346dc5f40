import { BSON } from 'mongodb';
import { type Command, namespaceOf, specification } from '../command.js';
import type { CommandContext, CommandRule } from '../command-context.js';
import { CommandError } from '../command-error.js';
import { mongoCode } from '../postgres-error.js';
import { okReply } from '../reply.js';
import type { SingleReply } from '../statement.js';
import { statements } from '../statements.js';
import { openCursor } from './queries.js';

export const indexCommands: Record<string, CommandRule> = {
  createindexes: { handle: createIndexes },
  dropindexes: { handle: dropIndexes },
  listindexes: { handle: (command, context) => openCursor(statements.listIndexes, command, context) },
};

/**
 * Builds the indexes before it answers, so that a unique one holds from then on. (DocumentDB's background build would
 * be picked up by a job every two seconds.) Writers of the collection wait meanwhile, however long it takes.
 */
async function createIndexes(command: Command, { gateway }: CommandContext): Promise<Buffer> {
  try {
    return await gateway.postgres.withConnection(async (client) => {
      await client.query('begin; set local statement_timeout = 0');
      try {
        const values = [command.database, specification(command)];
        const { rows } = await client.query({ ...statements.createIndexes, values });
        await client.query('commit');
        return flatReply(rows[0].reply);
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    });
  } catch (error) {
    throw duplicateInBuild(command, error);
  }
}

/** DocumentDB answers as a sharded cluster's router does, one part per shard; drivers want the plain fields as well. */
function flatReply(reply: Buffer): Buffer {
  const { raw, ok } = BSON.deserialize(reply);
  return okReply({ ...raw?.defaultShard, raw, ok });
}

function duplicateInBuild(command: Command, error: unknown): unknown {
  const { code = '', schema } = error as { code?: string; schema?: string };
  if (mongoCode(code) !== 11000 || schema !== 'documentdb_data') return error;
  const names = command.body.documents('indexes').map((index) => BSON.deserialize(index).name);
  return new CommandError(
    11000,
    `E11000 duplicate key error collection: ${namespaceOf(command)} index: ${names.join(' or ')}`,
  );
}

async function dropIndexes(command: Command, { gateway }: CommandContext): Promise<Buffer> {
  const values = [command.database, specification(command)];
  const { reply } = await gateway.postgres.run<SingleReply>(statements.dropIndexes, values);
  return okReply(BSON.deserialize(reply));
}
