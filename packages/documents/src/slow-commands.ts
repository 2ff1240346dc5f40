import mongoose, { type mongo } from 'mongoose';
import { shapeOfCommand } from './shape-of-command.js';

export interface SlowCommand {
  /** What was asked, without its values, as JSON. */
  shape: string;
  milliseconds: number;
  /** The command as JSON with types (EJSON), for `explainCommand`; null for what is not explained, or is too long. */
  command: string | null;
}

const watched = new Set(['find', 'aggregate', 'count', 'distinct', 'insert', 'update', 'delete', 'findAndModify']);
const explainable = new Set(['find', 'aggregate', 'count', 'distinct']);
const ofTheSession = new Set(['lsid', '$clusterTime', '$db', '$readPreference', 'txnNumber', 'maxTimeMS', 'batchSize']);
const longestCommand = 8_000;

/** Tells every command of this process that takes longer, in milliseconds. What comes back is to be called at the end. */
export function onSlowCommand(slowerThan: number, listener: (slow: SlowCommand) => void): () => void {
  const underWay = new Map<number, mongo.CommandStartedEvent>();
  const started = (event: mongo.CommandStartedEvent) => {
    if (watched.has(event.commandName)) underWay.set(event.requestId, event);
  };
  const ended = ({ requestId, duration }: mongo.CommandSucceededEvent | mongo.CommandFailedEvent) => {
    const event = underWay.get(requestId);
    underWay.delete(requestId);
    if (event && duration >= slowerThan) listener({ ...describe(event), milliseconds: duration });
  };
  let client: mongo.MongoClient | null = null;
  const attach = () => {
    const next = mongoose.connection.getClient();
    if (next === client) return;
    client = next;
    client.on('commandStarted', started).on('commandSucceeded', ended).on('commandFailed', ended);
  };
  if (mongoose.connection.readyState === mongoose.ConnectionStates.connected) attach();
  mongoose.connection.on('connected', attach);
  return () => {
    mongoose.connection.off('connected', attach);
    client?.off('commandStarted', started).off('commandSucceeded', ended).off('commandFailed', ended);
  };
}

function describe({ command, commandName }: mongo.CommandStartedEvent): Omit<SlowCommand, 'milliseconds'> {
  const asked = Object.fromEntries(Object.entries(command).filter(([name]) => !ofTheSession.has(name)));
  const text = explainable.has(commandName) ? mongoose.mongo.BSON.EJSON.stringify(asked) : '';
  return {
    shape: shapeOfCommand(asked),
    command: text !== '' && text.length <= longestCommand ? text : null,
  };
}

/**
 * How the server would do it, stage by stage, each below the one that it feeds: names of stages and indexes only, since
 * conditions hold values. It is planned, not run.
 */
export async function explainCommand(command: string, longestWait: number): Promise<string> {
  const { db } = mongoose.connection;
  if (!db) throw new Error('not connected');
  const explain = mongoose.mongo.BSON.EJSON.parse(command);
  const answer = await db.command({ explain, verbosity: 'queryPlanner' }, { timeoutMS: longestWait });
  const planner = answer.queryPlanner ?? answer.stages?.[0]?.$cursor?.queryPlanner;
  const later = (answer.stages ?? []).slice(1).flatMap((stage: object) => Object.keys(stage));
  return [...later.reverse(), ...linesOf(planner?.winningPlan ?? {}, 0)].join('\n');
}

interface Stage {
  stage?: string;
  indexName?: string;
  queryPlan?: Stage;
  inputStage?: Stage;
  inputStages?: Stage[];
}

function linesOf({ stage, indexName, queryPlan, inputStage, inputStages = [] }: Stage, depth: number): string[] {
  if (queryPlan) return linesOf(queryPlan, depth);
  const line = `${'  '.repeat(depth)}${stage ?? 'unknown'}${indexName ? ` ${indexName}` : ''}`;
  const inputs = inputStage ? [inputStage] : inputStages;
  return depth > 20 ? [line] : [line, ...inputs.flatMap((input) => linesOf(input, depth + 1))];
}
