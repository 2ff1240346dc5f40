import { type AdminFilterValue, type AdminFilterValues, CodedError } from '@red-tortoise/contracts';
import { reviveValue } from '../model/wire-value.js';
import type { Filter, Screen } from '../screen/screen.js';
import type { Viewer } from '../viewer.js';
import type { Condition } from './condition.js';
import { periodOf } from './period.js';

/** What the chosen filters ask of a row. Throws `request.invalid` for a value that its filter does not take. */
export function filterConditions(screen: Screen, values: AdminFilterValues, viewer: Viewer): Condition[] {
  return Object.entries(values).map(([name, value]) => {
    const filter = screen.filters.find(({ shown }) => shown.name === name);
    const condition = filter && conditionOf(filter, value, viewer);
    if (!condition) throw new CodedError('request.invalid', `filters.${name}: not a value of a filter of this screen`);
    return condition;
  });
}

function conditionOf(filter: Filter, value: AdminFilterValue, viewer: Viewer): Condition | null {
  const { kind } = filter.shown;
  if (kind === 'custom') return 'in' in value ? customCondition(filter, value.in, viewer) : null;
  const field = filter.field?.name;
  if (field === undefined) return null;
  if (kind === 'null') return 'empty' in value ? { field, is: value.empty ? 'equal' : 'not', value: null } : null;
  if (kind === 'dates' && 'period' in value) {
    const { from, to } = periodOf(value.period);
    return range(filter, from.toISOString(), to.toISOString());
  }
  if (kind === 'dates' || kind === 'numbers') {
    return 'from' in value || 'to' in value ? range(filter, value.from, value.to) : null;
  }
  return 'in' in value ? oneOf(filter, value.in) : null;
}

function customCondition({ custom }: Filter, chosen: readonly unknown[], viewer: Viewer): Condition | null {
  const conditions = chosen.map((name) => (Object.hasOwn(custom, String(name)) ? custom[String(name)] : undefined));
  return conditions.every((where) => where !== undefined) ? { any: conditions.map((where) => where(viewer)) } : null;
}

function range({ field }: Filter, from: unknown, to: unknown): Condition | null {
  if (!field) return null;
  const ends = [
    ['at-least', from],
    ['less', to],
  ] as const;
  const given = ends
    .filter(([, value]) => value !== undefined)
    .map(([is, value]) => ({ field: field.name, is, value: reviveValue(field, value) }));
  return given.every(({ value }) => value !== undefined) ? { all: given } : null;
}

function oneOf({ field }: Filter, chosen: readonly unknown[]): Condition | null {
  if (!field) return null;
  const values = chosen.filter((value) => value !== null).map((value) => reviveValue(field, value));
  if (values.includes(undefined)) return null;
  // Prisma knows no `in` for booleans.
  const among: Condition =
    field.kind === 'boolean'
      ? { any: values.map((value) => ({ field: field.name, is: 'equal', value })) }
      : { field: field.name, is: 'in', value: values };
  const isEmpty: Condition = { field: field.name, is: 'equal', value: null };
  if (!chosen.includes(null)) return among;
  return field.nullable ? { any: [among, isEmpty] } : among;
}
