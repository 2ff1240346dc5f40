import { BSON } from 'mongodb';
import { type Command, specification } from '../command.js';
import type { CommandContext, CommandRule } from '../command-context.js';
import { CommandError } from '../command-error.js';
import { okReply } from '../reply.js';
import type { CursorPage } from '../statement.js';
import { statements } from '../statements.js';

export const cursorCommands: Record<string, CommandRule> = {
  getmore: { handle: getMore, inTransaction: true, reads: true },
  killcursors: { handle: killCursors, inTransaction: true },
};

async function getMore(command: Command, { gateway, runner, transaction }: CommandContext): Promise<Buffer> {
  const { cursors } = gateway;
  const cursor = cursors.take(command.body.integer(command.name) ?? '');
  let continuation: Buffer | null = cursor.continuation;
  try {
    if (cursor.transaction !== transaction) throw new CommandError(50738, 'the cursor belongs to another transaction');
    const values = [cursor.database, specification(command), continuation];
    const next = await runner.run<CursorPage>(statements.getMore, values);
    continuation = next.continuation;
    return next.page;
  } finally {
    cursors.giveBack(cursor, continuation);
  }
}

async function killCursors(command: Command, { gateway }: CommandContext): Promise<Buffer> {
  const list = command.body.document('cursors');
  const ids = (list?.names ?? []).flatMap((position) => list?.integer(position) ?? []);
  const killed = new Set(await gateway.cursors.kill(ids));
  const toLong = (id: string) => BSON.Long.fromString(id);
  return okReply({
    cursorsKilled: [...killed].map(toLong),
    cursorsNotFound: ids.filter((id) => !killed.has(id)).map(toLong),
    cursorsAlive: [],
    cursorsUnknown: [],
  });
}
