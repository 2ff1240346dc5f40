import { CodedError } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';
import { explainCommand } from '@red-tortoise/documents';
import type { DomainContext } from '../../context.js';
import { createSealing } from '../../secrets/sealing.js';
import { readSlowQueries } from './read-slow-queries.js';
import { readSlowQueryLog } from './slow-query-log.js';
import { purposeOfCommand } from './watch-slow-commands.js';

interface ExplainContext extends Pick<DomainContext, 'database' | 'queue'> {
  environment: { SECRETS_KEY?: string | undefined };
}

const longestWait = 5_000;

/**
 * How the server would answer one of the slow queries: planned, never run. Only what the server or our own log has is
 * planned, never what a caller sends.
 *
 * @throws CodedError slow-query.not-found; slow-query.not-explainable
 */
export async function explainSlowQuery(context: ExplainContext, id: string): Promise<string> {
  const { queue, database, environment } = context;
  const kept = (await readSlowQueryLog(queue)).find((entry) => entry.id === id && entry.command !== null);
  if (kept?.command) {
    const command = createSealing(environment).open(kept.command, purposeOfCommand);
    return orNotExplainable(explainCommand(command, longestWait));
  }
  const found = (await readSlowQueries(context)).find((query) => query.id === id);
  if (!found) throw new CodedError('slow-query.not-found');
  if (found.store !== 'postgres') throw new CodedError('slow-query.not-explainable');
  return orNotExplainable(explainStatement(database, found.query));
}

/** A generic plan, since the values of a statement are not known. */
async function explainStatement(database: Database, statement: string): Promise<string> {
  // One statement that reads or changes rows; the server refuses several at once by itself.
  if (!/^\s*(?:with|select|insert|update|delete|merge|values)\b/i.test(statement)) throw new Error('no query');
  const lines = await database.$transaction(
    async (transaction) => {
      await transaction.$executeRaw`set transaction read only`;
      return transaction.$queryRawUnsafe<{ 'QUERY PLAN': string }[]>(`explain (generic_plan, costs true) ${statement}`);
    },
    { timeout: longestWait },
  );
  return lines.map((line) => line['QUERY PLAN']).join('\n');
}

/** The text may be cut off, or speak of tables that are gone: that is no failure of ours. */
async function orNotExplainable(plan: Promise<string>): Promise<string> {
  try {
    return await plan;
  } catch (cause) {
    throw new CodedError('slow-query.not-explainable', undefined, { cause });
  }
}
