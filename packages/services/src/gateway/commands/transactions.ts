import type { Command } from '../command.js';
import type { CommandContext, CommandRule } from '../command-context.js';
import { okReply } from '../reply.js';

/** These end a transaction; it begins with the first command that says `startTransaction`. */
export const transactionCommands: Record<string, CommandRule> = {
  committransaction: { handle: commit },
  aborttransaction: { handle: abort },
};

async function commit(command: Command, { gateway }: CommandContext): Promise<Buffer> {
  await gateway.transactions.commit(command);
  return okReply();
}

async function abort(command: Command, { gateway }: CommandContext): Promise<Buffer> {
  await gateway.transactions.abort(command);
  return okReply();
}
