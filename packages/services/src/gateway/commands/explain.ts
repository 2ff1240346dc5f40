import { BSON, type Document } from 'mongodb';
import { type Command, specification } from '../command.js';
import type { CommandContext } from '../command-context.js';
import { CommandError } from '../command-error.js';
import { summarizePlan } from '../explain-plan.js';
import { RawDocument } from '../raw-document.js';
import { okReply } from '../reply.js';

const functions: Readonly<Record<string, string>> = {
  find: 'bson_aggregation_find',
  aggregate: 'bson_aggregation_pipeline',
  count: 'bson_aggregation_count',
  distinct: 'bson_aggregation_distinct',
};

/**
 * Explains a find, aggregate, count or distinct: `queryPlanner.winningPlan` in MongoDB's words as far as they go
 * (IXSCAN with its indexName, COLLSCAN, SORT), and PostgreSQL's whole plan beside it as `postgresPlan`.
 */
export async function explain(command: Command, { gateway }: CommandContext): Promise<Buffer> {
  const explained = command.body.document('explain') ?? RawDocument.parse(specification(command));
  const kind = explained.names[0] ?? '';
  const name = functions[kind.toLowerCase()];
  if (!name) throw new CommandError(115, `explain of ${kind} is not supported`);
  const executes = command.body.has('verbosity') && command.body.text('verbosity') !== 'queryPlanner';
  const spec = explained.without(new Set(['explain', 'verbosity', '$db']));
  const statement = {
    name: `explain-${name}-${executes}`,
    text: `explain (format json, analyze ${executes}, buffers false)
      select document from documentdb_api_catalog.${name}($1, $2::bytea::documentdb_core.bson)`,
  };
  const values = [command.database, withCursor(kind, spec)];
  const { 'QUERY PLAN': plans } = await gateway.postgres.run<{ 'QUERY PLAN': Document[] }>(statement, values);
  const namespace = `${command.database}.${explained.text(kind) ?? ''}`;
  return okReply({ ...summarizePlan(namespace, plans[0] ?? {}, executes), command: BSON.deserialize(spec) });
}

/** DocumentDB insists on the cursor that explained aggregations need not have. */
function withCursor(kind: string, spec: Buffer): Buffer {
  if (kind.toLowerCase() !== 'aggregate') return spec;
  return Buffer.from(BSON.serialize({ cursor: {}, ...BSON.deserialize(spec, { promoteValues: false }) }));
}
