import { type Command, specification } from '../command.js';
import type { CommandContext, CommandRule } from '../command-context.js';
import { CommandError } from '../command-error.js';
import type { CursorPage, SingleReply, Statement } from '../statement.js';
import { statements } from '../statements.js';
import { distinct } from './distinct.js';
import { explain } from './explain.js';

export const queryCommands: Record<string, CommandRule> = {
  find: { handle: find, inTransaction: true, reads: true },
  aggregate: { handle: aggregate, inTransaction: true, reads: true },
  count: { handle: (command, context) => single(statements.count, command, context), reads: true },
  distinct: { handle: distinct, inTransaction: true, reads: true },
  explain: { handle: explain },
};

/** Runs a statement that gives a cursor, and keeps what it leaves for getMore. The first page goes out as it came. */
export async function openCursor(statement: Statement, command: Command, context: CommandContext): Promise<Buffer> {
  const { database, session } = command;
  const first = await context.runner.run<CursorPage>(statement, [database, specification(command)]);
  context.gateway.cursors.remember(first, { database, session, transaction: context.transaction });
  return first.page;
}

async function find(command: Command, context: CommandContext): Promise<Buffer> {
  if (command.body.boolean('tailable')) {
    throw new CommandError(2, 'a tailable cursor needs a capped collection, which this server does not have');
  }
  return openCursor(statements.find, command, context);
}

async function aggregate(command: Command, context: CommandContext): Promise<Buffer> {
  if (command.body.boolean('explain')) return explain(command, context);
  return openCursor(statements.aggregate, command, context);
}

async function single(statement: Statement, command: Command, { runner }: CommandContext): Promise<Buffer> {
  return (await runner.run<SingleReply>(statement, [command.database, specification(command)])).reply;
}
