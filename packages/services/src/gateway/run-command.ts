import type { Command } from './command.js';
import type { CommandContext, CommandRule, GatewayState } from './command-context.js';
import { CommandError } from './command-error.js';
import { collectionCommands } from './commands/collections.js';
import { cursorCommands } from './commands/cursors.js';
import { diagnosticCommands } from './commands/diagnostics.js';
import { handshakeCommands } from './commands/handshake.js';
import { indexCommands } from './commands/indexes.js';
import { queryCommands } from './commands/queries.js';
import { transactionCommands } from './commands/transactions.js';
import { writeCommands } from './commands/writes.js';
import { retryConflicts } from './conflict-retry.js';
import { toTransactionError } from './postgres-error.js';

const rules = new Map<string, CommandRule>(
  Object.entries({
    ...handshakeCommands,
    ...queryCommands,
    ...cursorCommands,
    ...writeCommands,
    ...indexCommands,
    ...collectionCommands,
    ...transactionCommands,
    ...diagnosticCommands,
  }),
);

/** Commands that MongoDB 7.0 has and this gateway does not; all others are not commands at all. */
const unsupported = new Set([
  'authenticate',
  'clonecollectionascapped',
  'compact',
  'converttocapped',
  'createrole',
  'createuser',
  'currentop',
  'datasize',
  'droprole',
  'dropuser',
  'enablesharding',
  'filemd5',
  'fsync',
  'getcmdlineopts',
  'getlog',
  'hostinfo',
  'killallsessions',
  'killop',
  'killsessions',
  'listcommands',
  'logout',
  'mapreduce',
  'movechunk',
  'plancacheclear',
  'profile',
  'reindex',
  'saslcontinue',
  'saslstart',
  'setparameter',
  'shardcollection',
  'shutdown',
  'startsession',
  'top',
  'usersinfo',
  'rolesinfo',
  'whatsmyuri',
]);

/** Answers a command; what goes wrong is thrown, in PostgreSQL's words or as a CommandError. */
export async function runCommand(command: Command, gateway: GatewayState, clientId: number): Promise<Buffer> {
  const rule = findRule(command.name);
  const context: CommandContext = { gateway, clientId, transaction: undefined, runner: gateway.postgres };
  if (command.inTransaction && !isTransactionEnd(command)) return runInTransaction(rule, command, context);
  if (isTransactionEnd(command)) return rule.handle(command, context);
  const attempt = () => retryConflicts(() => rule.handle(command, context));
  return rule.retryable ? gateway.retriedWrites.once(command, attempt) : attempt();
}

function findRule(name: string): CommandRule {
  const rule = rules.get(name.toLowerCase());
  if (rule) return rule;
  if (unsupported.has(name.toLowerCase())) throw new CommandError(115, `the command ${name} is not supported here`);
  throw new CommandError(59, `no such command: '${name}'`);
}

function isTransactionEnd({ name }: Command): boolean {
  return name === 'commitTransaction' || name === 'abortTransaction';
}

/** Any error ends a transaction, in PostgreSQL as in MongoDB. */
async function runInTransaction(rule: CommandRule, command: Command, context: CommandContext): Promise<Buffer> {
  const { transactions } = context.gateway;
  try {
    if (!rule.inTransaction) {
      throw new CommandError(263, `the command ${command.name} cannot run in a transaction`);
    }
    const transaction = await transactions.enter(command, context.clientId);
    return await rule.handle(command, { ...context, transaction, runner: transaction });
  } catch (error) {
    await transactions.discardOf(command);
    throw toTransactionError(error);
  }
}
