import type { SlowQuery } from '@red-tortoise/contracts';
import type { DomainContext } from '../../context.js';
import { countedStatements, runningStatements } from './running-statements.js';
import { keepSlowQuery, readSlowQueryLog, summariseLog } from './slow-query-log.js';

/** What runs for long now, what the servers count, and what was slow in the last day. */
export async function readSlowQueries({
  database,
  queue,
}: Pick<DomainContext, 'database' | 'queue'>): Promise<SlowQuery[]> {
  const [running, counted, log] = await Promise.all([
    runningStatements(database),
    countedStatements(database),
    readSlowQueryLog(queue),
  ]);
  return [...running, ...counted, ...summariseLog(log)];
}

/** PostgreSQL forgets what it was doing: what runs for long when somebody looks is kept. Called once a minute. */
export async function keepRunningStatements({
  database,
  queue,
}: Pick<DomainContext, 'database' | 'queue'>): Promise<number> {
  const running = await runningStatements(database);
  for (const { query, milliseconds } of running) {
    await keepSlowQuery(queue, { store: 'postgres', query, milliseconds, command: null });
  }
  return running.length;
}
