import type { Command } from './command.js';
import type { Cursors } from './cursors.js';
import type { Postgres } from './postgres.js';
import type { RetriedWrites } from './retried-writes.js';
import type { StatementRunner } from './statement.js';
import type { Transaction } from './transaction.js';
import type { Transactions } from './transactions.js';
import type { Turns } from './turns.js';

/** What lives as long as the gateway does. */
export interface GatewayState {
  postgres: Postgres;
  cursors: Cursors;
  transactions: Transactions;
  retriedWrites: RetriedWrites;
  /** Of those who repeat a command, by collection. */
  commandTurns: Turns;
  /** Of those who repeat a write within their command, which may itself be a repetition. */
  writeTurns: Turns;
  startedAt: Date;
  clientCount: () => number;
}

/** What a command handler works with. */
export interface CommandContext {
  gateway: GatewayState;
  /** The transaction that the command belongs to, if any. */
  transaction: Transaction | undefined;
  /** Where its statements go: the transaction's connection or any other. */
  runner: StatementRunner;
  client: ClientIdentity;
}

/** The connection that a command came by. */
export interface ClientIdentity {
  id: number;
  /** Aborted when the client is gone. */
  gone: AbortSignal;
}

/** Answers one command with a BSON document. Failures are thrown. */
type CommandHandler = (command: Command, context: CommandContext) => Promise<Buffer>;

export interface CommandRule {
  handle: CommandHandler;
  /** Allowed between startTransaction and commit. */
  inTransaction?: boolean;
  /** Only reads, so that it can be cut short when its client is gone. */
  reads?: boolean;
  /** A write that drivers may send twice. */
  retryable?: boolean;
}
