import type { AdminFacets, AdminFilterValue } from '@red-tortoise/contracts';
import type { Condition } from '../conditions/condition.js';
import { filterConditions } from '../conditions/filter-condition.js';
import type { Filter, Screen } from '../screen/screen.js';
import type { AdminCall } from '../site/admin-context.js';
import { type Counting, type RowSource, uncounted } from '../stores/row-source.js';
import { rowsOf } from '../stores/rows-of.js';
import { matching } from './list-rows.js';
import { screenFor, visible } from './permissions.js';
import { type Choice, relatedChoices } from './related-choices.js';
import type { InputOf } from './verb-input.js';

/** Nothing is counted further: a filter says "1,000+". */
const countedOfAValue = 1_000;
/** A text that is searched for is compared row by row. */
const countedWhileSearching = 100;
/** Years that a hierarchy of dates offers, the newest. */
const yearsOffered = 12;

/** How many rows each value of each filter has, under the search and the other filters. */
export async function showFacets(call: AdminCall, name: string, query: InputOf<'facets'>): Promise<AdminFacets> {
  const screen = screenFor(call, name);
  const source = rowsOf(call.database, screen.model);
  const seen = visible(call.viewer, screen);
  const related = await relatedChoices(call, screen, source);
  const all = await Promise.all(
    screen.filters.map(async (filter) => {
      const values = related.get(filter) ?? (await valuesOf(filter, query.filters?.[filter.shown.name], source, seen));
      return choicesOf(call, screen, filter, values, query);
    }),
  );
  const asked = all.filter(({ choices }) => choices.length > 0);
  if (asked.length === 0) return { filters: [] };
  const limit = query.search ? countedWhileSearching : countedOfAValue;
  const together = await source.countEach(
    asked.flatMap(({ choices }) => choices),
    limit,
  );
  const filters: AdminFacets['filters'] = [];
  let done = 0;
  for (const { filter, choices } of asked) {
    // What took too long together may be quick but for one filter.
    const counts = together?.slice(done, done + choices.length) ?? (await source.countEach(choices, limit));
    done += choices.length;
    const values = choices.map(({ label, value }, at) => ({ label, value, ...(counts?.[at] ?? uncounted) }));
    filters.push({ name: filter.shown.name, values });
  }
  return { filters };
}

/** What a filter can be set to with one click, each with what it would then ask of a row. */
function choicesOf(
  call: AdminCall,
  screen: Screen,
  filter: Filter,
  choices: readonly Choice[],
  { search = '', filters = {} }: InputOf<'facets'>,
): { filter: Filter; choices: (Choice & Counting)[] } {
  const { [filter.shown.name]: _, ...others } = filters;
  const where = matching(call, screen, search, others);
  const along = filter.shown.kind === 'dates' ? filter.field?.name : undefined;
  const own = (value: AdminFilterValue) => filterConditions(screen, { [filter.shown.name]: value }, call.viewer);
  return {
    filter,
    choices: choices.map((choice) => ({ ...choice, where: { all: [...where, ...own(choice.value)] }, along })),
  };
}

async function valuesOf(
  { shown, field }: Filter,
  chosen: AdminFilterValue | undefined,
  source: RowSource,
  seen: Condition,
): Promise<Choice[]> {
  const { kind, options } = shown;
  if (kind === 'boolean')
    return [true, false].map((value) => ({ label: value ? 'Yes' : 'No', value: { in: [value] } }));
  if (kind === 'null') return [true, false].map((empty) => ({ label: empty ? 'Not set' : 'Set', value: { empty } }));
  if (options) return options.map(({ value, label }) => ({ label, value: { in: [value] } }));
  if (kind !== 'dates' || !shown.hierarchy || !field) return [];
  const period = chosen && 'period' in chosen ? chosen.period : null;
  const periods = period === null ? await years(field.name, field.nullable, source, seen) : parts(period);
  return periods.map((label) => ({ label, value: { period: label } }));
}

/**
 * From the first to the last that there is, by the ends of the index: whatever else is asked for, since to find the
 * ends of what is rare would mean to walk along all of it.
 */
async function years(field: string, nullable: boolean, source: RowSource, seen: Condition): Promise<string[]> {
  const set: Condition = { all: nullable ? [seen, { field, is: 'not', value: null }] : [seen] };
  const end = async (descending: boolean) => {
    const order = [{ field, descending, nullable }];
    const [row] = await source.find({ where: set, order, limit: 1, needs: [field] });
    return row ? (row[field] as Date).getUTCFullYear() : null;
  };
  const [first, last] = await Promise.all([end(false), end(true)]);
  if (first === null || last === null) return [];
  const from = Math.max(first, last - yearsOffered + 1);
  return Array.from({ length: last - from + 1 }, (_, at) => String(last - at));
}

/** The months of a year, the days of a month; of a day nothing. */
function parts(period: string): string[] {
  const [year = 0, month, day] = period.split('-').map(Number);
  if (day !== undefined) return [];
  const length = month === undefined ? 12 : new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length }, (_, at) => `${period}-${String(at + 1).padStart(2, '0')}`);
}
