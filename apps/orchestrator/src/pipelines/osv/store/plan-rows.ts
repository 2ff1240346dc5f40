import { readSeverityOverrides } from '@red-tortoise/domain';
import type { OrchestratorContext } from '../../../context.js';
import type { FitRow, OsvRow, UnfitRow } from '../osv-record-row.js';
import { isNews, newestOfEach, type PagePlan, planPage, withinGroupLimit } from './plan-page.js';
import { readNamesakes, readVersions, type StoredState } from './read-stored.js';

interface PlannedRows {
  plan: PagePlan;
  /** What is set aside. */
  unfit: UnfitRow[];
  /** What could be read, news or not. */
  fit: FitRow[];
  /** Under the names of what is news, as it is before. */
  stored: ReadonlyMap<string, StoredState>;
}

/** Compares a page with what is stored; reads only. */
export async function planRows(
  rows: readonly OsvRow[],
  { context, source, now }: { context: Pick<OrchestratorContext, 'database'>; source: string; now: Date },
): Promise<PlannedRows> {
  const read = newestOfEach(rows.filter((row): row is FitRow => row.kind === 'fit'));
  const versions = await readVersions(read.map(({ record }) => record.id));
  const news = read.filter((row) => isNews(row, source, versions.get(row.record.id)));
  const stored = await readNamesakes(news.flatMap(({ record }) => [record.id, ...record.aliases]));
  const { kept, refused } = withinGroupLimit(news, stored);
  const overrides = await readSeverityOverrides(context.database);
  const plan = planPage(kept, stored, { source, overrides, now });
  const unfit = [...rows.filter((row): row is UnfitRow => row.kind === 'unfit'), ...refused];
  const setAside = new Set(refused.map(({ item }) => item));
  return { plan, unfit, fit: read.filter(({ record }) => !setAside.has(record.id)), stored };
}
