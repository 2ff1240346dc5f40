import type { Command } from '../command.js';
import type { CommandContext, CommandRule } from '../command-context.js';
import { longestMessage } from '../frame-buffer.js';
import { okReply } from '../reply.js';

const longestDocument = 16 * 1024 * 1024;
/** DocumentDB's own limit of writes in a batch. */
const mostWritesInBatch = 25_000;
/** MongoDB 7.0. With 22 or more drivers would send the bulkWrite command of 8.0. */
const wireVersion = 21;

/** The greeting, and what drivers send to keep or end their sessions. */
export const handshakeCommands: Record<string, CommandRule> = {
  hello: { handle: greet },
  ismaster: { handle: greet },
  ping: { handle: async () => okReply() },
  endsessions: { handle: endSessions },
  refreshsessions: { handle: async () => okReply() },
};

/**
 * It says that it is a mongos (`isdbgrid`), as only these and replica sets offer transactions, and a replica set
 * would owe change streams. Before it answers it makes sure that PostgreSQL does: without an answer drivers wait and
 * try again, so that a restart of PostgreSQL costs a pause and not an error.
 */
async function greet(command: Command, { client }: CommandContext): Promise<Buffer> {
  const role = command.name.toLowerCase() === 'hello' ? { isWritablePrimary: true } : { ismaster: true };
  return okReply({
    helloOk: true,
    ...role,
    msg: 'isdbgrid',
    maxBsonObjectSize: longestDocument,
    maxMessageSizeBytes: longestMessage,
    maxWriteBatchSize: mostWritesInBatch,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: client.id,
    minWireVersion: 0,
    maxWireVersion: wireVersion,
    readOnly: false,
  });
}

async function endSessions(command: Command, { gateway }: CommandContext): Promise<Buffer> {
  const ended = command.body.document(command.name);
  for (const position of ended?.names ?? []) {
    const session = ended?.document(position)?.binary('id')?.toString('hex');
    if (!session) continue;
    await gateway.transactions.endSession(session);
    gateway.cursors.closeOfSession(session);
    gateway.retriedWrites.endSession(session);
  }
  return okReply();
}
