import { hostname } from 'node:os';
import { BSON } from 'mongodb';
import { type Command, specification } from '../command.js';
import type { CommandContext, CommandRule } from '../command-context.js';
import { CommandError } from '../command-error.js';
import { okReply } from '../reply.js';
import type { SingleReply } from '../statement.js';
import { statements } from '../statements.js';

/** The MongoDB release whose behaviour is offered. */
const version = '7.0.0';
const parameters: Readonly<Record<string, unknown>> = { featureCompatibilityVersion: { version: '7.0' } };

export const diagnosticCommands: Record<string, CommandRule> = {
  buildinfo: { handle: async () => okReply(buildInfo()) },
  serverstatus: { handle: serverStatus },
  getparameter: { handle: getParameter },
  connectionstatus: {
    handle: async () => okReply({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }),
  },
  collstats: { handle: collStats },
  dbstats: { handle: dbStats },
  validate: { handle: validate },
};

function buildInfo() {
  const versionArray = [...version.split('.').map(Number), 0];
  return { version, versionArray, modules: [], bits: 64, debug: false, maxBsonObjectSize: 16 * 1024 * 1024 };
}

async function serverStatus(_command: Command, { gateway }: CommandContext): Promise<Buffer> {
  const { cursors, transactions, postgres, startedAt } = gateway;
  const uptime = (Date.now() - startedAt.getTime()) / 1000;
  return okReply({
    host: hostname(),
    version,
    process: 'mongos',
    pid: process.pid,
    uptime,
    localTime: new Date(),
    connections: { current: gateway.clientCount() },
    metrics: { cursor: { open: { total: cursors.size } } },
    transactions: { currentOpen: transactions.size },
    mem: { resident: Math.round(process.memoryUsage.rss() / 1024 ** 2) },
    postgresConnections: postgres.connections,
  });
}

async function getParameter({ body, name }: Command): Promise<Buffer> {
  const wanted = body.text(name) === '*' ? Object.keys(parameters) : body.names.filter((field) => field in parameters);
  if (wanted.length === 0) throw new CommandError(72, 'no option found to get');
  return okReply(Object.fromEntries(wanted.map((field) => [field, parameters[field]])));
}

async function collStats({ body, database, target }: Command, { runner }: CommandContext): Promise<Buffer> {
  const { reply } = await runner.run<SingleReply>(statements.collStats, [database, target, body.number('scale') ?? 1]);
  return okReply(BSON.deserialize(reply));
}

async function dbStats({ body, database }: Command, { runner }: CommandContext): Promise<Buffer> {
  const { reply } = await runner.run<SingleReply>(statements.dbStats, [database, body.number('scale') ?? 1]);
  return okReply(BSON.deserialize(reply));
}

async function validate(command: Command, { runner }: CommandContext): Promise<Buffer> {
  const values = [command.database, specification(command)];
  return (await runner.run<SingleReply>(statements.validate, values)).reply;
}
