import type { AdminFilterValue, AdminLink } from '@red-tortoise/contracts';
import type { Row } from '../model/model-info.js';
import type { Filter, Screen } from '../screen/screen.js';
import type { AdminCall } from '../site/admin-context.js';
import type { RowSource } from '../stores/row-source.js';
import { visible } from './permissions.js';
import { resolveLinks } from './resolve-links.js';
import { byId } from './selection.js';

/** So many values of a relation are offered, of so many rows. */
const valuesOfARelation = 5;
const rowsLookedAt = 1_000;

/** What a filter can be set to with one click. */
export interface Choice {
  label: string;
  value: AdminFilterValue;
}

/**
 * What relations lead to most often. The greatest ids are a sample, or the newest: whatever else is asked for, as with
 * years.
 */
export async function relatedChoices(
  call: AdminCall,
  screen: Screen,
  source: RowSource,
): Promise<Map<Filter, Choice[]>> {
  const related = screen.filters.flatMap((filter) =>
    filter.link && filter.shown.kind === 'relation' ? [{ filter, link: filter.link }] : [],
  );
  if (related.length === 0) return new Map();
  const rows = await source.find({
    where: visible(call.viewer, screen),
    order: byId(screen, true),
    limit: rowsLookedAt,
    needs: related.map(({ link }) => link.from),
  });
  const frequent = related.map(({ filter, link }) => ({ filter, link, values: mostFrequent(rows, link.from) }));
  const links = await resolveLinks(
    call,
    related.map(({ link }) => link),
    frequent.flatMap(({ link, values }) => values.map((value) => ({ [link.from]: value }))),
  );
  return new Map(
    frequent.map(({ filter, link, values }) => [
      filter,
      values.map((value) => ({ label: (links(link, value) as AdminLink).label, value: { in: [value] } })),
    ]),
  );
}

function mostFrequent(rows: readonly Row[], field: string): string[] {
  const counts = new Map<string, number>();
  for (const { [field]: value } of rows) {
    if (value !== null && value !== undefined) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([, one], [, other]) => other - one);
  return sorted.slice(0, valuesOfARelation).map(([value]) => value);
}
