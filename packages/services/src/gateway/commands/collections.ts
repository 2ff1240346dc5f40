import { BSON } from 'mongodb';
import { type Command, specification } from '../command.js';
import type { CommandContext, CommandRule } from '../command-context.js';
import { okReply } from '../reply.js';
import type { SingleReply, Statement } from '../statement.js';
import { statements } from '../statements.js';
import { openCursor } from './queries.js';

export const collectionCommands: Record<string, CommandRule> = {
  create: {
    handle: (command, context) => answer(statements.create, context, [command.database, specification(command)]),
  },
  collmod: { handle: collMod },
  drop: { handle: drop },
  dropdatabase: { handle: dropDatabase },
  renamecollection: {
    handle: (command, context) => answer(statements.renameCollection, context, [specification(command)]),
  },
  listcollections: { handle: (command, context) => openCursor(statements.listCollections, command, context) },
  listdatabases: {
    handle: (command, context) => answer(statements.listDatabases, context, [specification(command)]),
  },
};

async function collMod(command: Command, context: CommandContext): Promise<Buffer> {
  return answer(statements.collMod, context, [command.database, command.target, specification(command)]);
}

async function drop({ database, target }: Command, { runner }: CommandContext): Promise<Buffer> {
  const { dropped } = await runner.run<{ dropped: boolean }>(statements.drop, [database, target]);
  return okReply(dropped ? { ns: `${database}.${target}` } : {});
}

async function dropDatabase({ database }: Command, { runner }: CommandContext): Promise<Buffer> {
  await runner.run(statements.dropDatabase, [database]);
  return okReply({ dropped: database });
}

async function answer(statement: Statement, { runner }: CommandContext, values: unknown[]): Promise<Buffer> {
  const { reply } = await runner.run<SingleReply>(statement, values);
  return okReply(BSON.deserialize(reply, { promoteValues: true }));
}
