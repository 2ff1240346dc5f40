import { readSeverityOverrides } from '@red-tortoise/domain';
import type { OrchestratorContext } from '../../context.js';
import type { FitRow, OsvRow, UnfitRow } from './osv-record-row.js';
import { keepQuarantine } from './store/keep-quarantine.js';
import { isNews, newestOfEach, planPage, withinGroupLimit } from './store/plan-page.js';
import { readNamesakes, readVersions } from './store/read-stored.js';
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
  const fit = newestOfEach(rows.filter((row): row is FitRow => row.kind === 'fit'));
  const versions = await readVersions(fit.map(({ record }) => record.id));
  const news = fit.filter((row) => isNews(row, source, versions.get(row.record.id)));
  const stored = await readNamesakes(news.flatMap(({ record }) => [record.id, ...record.aliases]));
  const { kept, refused } = withinGroupLimit(news, stored);
  const overrides = await readSeverityOverrides(context.database);
  const plan = planPage(kept, stored, { source, overrides, now });
  signal.throwIfAborted();
  await writePage(plan);
  const unfit = [...rows.filter((row): row is UnfitRow => row.kind === 'unfit'), ...refused];
  const setAside = new Set(refused.map(({ item }) => item));
  await keepQuarantine({ unfit, fit: fit.filter(({ record }) => !setAside.has(record.id)) }, source, now);
  counts.records += rows.length;
  counts.added += plan.added.length;
  counts.changed += plan.changed.length;
  counts.quarantined += unfit.length;
  counts.events += plan.events.length;
}
