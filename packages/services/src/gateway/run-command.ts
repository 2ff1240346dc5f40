import { type Command, namespaceOf } from './command.js';
import type { ClientIdentity, CommandContext, CommandRule, GatewayState } from './command-context.js';
import { CommandError } from './command-error.js';
import { collectionCommands } from './commands/collections.js';
import { cursorCommands } from './commands/cursors.js';
import { diagnosticCommands } from './commands/diagnostics.js';
import { handshakeCommands } from './commands/handshake.js';
import { indexCommands } from './commands/indexes.js';
import { queryCommands } from './commands/queries.js';
import { transactionCommands } from './commands/transactions.js';
import { writeCommands } from './commands/writes.js';
import { isPassingConflict, retryConflicts } from './conflict-retry.js';
import { duplicateKeyError } from './duplicate-key.js';
import { findIndexOfConstraint } from './find-violated-index.js';
import { toCommandError, toTransactionError } from './postgres-error.js';

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

/** Answers a command; what goes wrong is thrown as a CommandError. */
export async function runCommand(command: Command, gateway: GatewayState, client: ClientIdentity): Promise<Buffer> {
  const rule = findRule(command.name);
  const runner = rule.reads ? gateway.postgres.until(client.gone) : gateway.postgres;
  const context: CommandContext = { gateway, client, transaction: undefined, runner };
  if (isTransactionEnd(command)) return rule.handle(command, context);
  if (command.inTransaction) return runInTransaction(rule, command, context);
  const handle = () => rule.handle(command, context);
  const attempt = () => retryConflicts(gateway.commandTurns, namespaceOf(command), handle);
  try {
    return await (rule.retryable ? gateway.retriedWrites.once(command, attempt) : attempt());
  } catch (error) {
    throw await describeFailure(error, command, gateway);
  }
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
    const transaction = await transactions.enter(command, context.client.id);
    return await rule.handle(command, { ...context, transaction, runner: transaction });
  } catch (error) {
    await transactions.discardOf(command);
    const passing = !(error instanceof CommandError) && isPassingConflict(error);
    const conflict = new CommandError(112, 'another client changed the same at the same time');
    throw toTransactionError(passing ? conflict : await describeFailure(error, command, context.gateway));
  }
}

/** The error for the client; PostgreSQL's complaints about a unique index name the index that the client knows. */
async function describeFailure(error: unknown, command: Command, gateway: GatewayState): Promise<CommandError> {
  const index = await findIndexOfConstraint(gateway.postgres, error).catch(() => undefined);
  return index ? duplicateKeyError(namespaceOf(command), index, []) : toCommandError(error);
}
