import type { OrchestratorContext } from '../../context.js';
import type { OsvRow } from './osv-record-row.js';
import { keepQuarantine } from './store/keep-quarantine.js';
import { planRows } from './store/plan-rows.js';
import { writePage } from './store/write-page.js';

/** What the pages of a run came to, by name. */
export type LoadCounts = Record<'records' | 'added' | 'changed' | 'quarantined' | 'events', number>;

export interface LoadOptions {
  context: OrchestratorContext;
  /** The name of the source. */
  source: string;
  counts: LoadCounts;
}

/** Stores a page of records and answers how many it holds. Sources take turns, since two may speak of the same thing. */
export function loadInto({ context, source, counts }: LoadOptions) {
  return async function load(rows: OsvRow[]): Promise<number> {
    await context.queue.withLock(
      advisoriesLock,
      (signal) => loadPage(rows, { context, source, counts }, signal),
      longestWait,
    );
    return rows.length;
  };
}

/** Whoever holds it writes advisories, and nobody else does. */
export const advisoriesLock = 'advisories';
export const longestWait = 10 * 60_000;

async function loadPage(rows: OsvRow[], { context, source, counts }: LoadOptions, signal: AbortSignal): Promise<void> {
  const now = new Date();
  const { plan, unfit, fit } = await planRows(rows, { context, source, now });
  signal.throwIfAborted();
  await writePage(plan);
  await keepQuarantine({ unfit, fit }, source, now);
  counts.records += rows.length;
  counts.added += plan.added.length;
  counts.changed += plan.changed.length;
  counts.quarantined += unfit.length;
  counts.events += plan.events.length;
}
