import type { Condition } from './condition.js';
import { nothing } from './condition.js';

/** The order of a list; it ends with the id, so that no two rows stand on the same place. */
export type KeyOrder = readonly { readonly field: string; readonly descending: boolean; readonly nullable: boolean }[];

/**
 * What stands behind a place: a lexicographic comparison, said so that an index on the first column begins there.
 * `nulls` tells where the store puts them in ascending order: PostgreSQL last, MongoDB first.
 */
export function behind(order: KeyOrder, place: readonly unknown[], nulls: 'first' | 'last'): Condition {
  const ways = order.map((column, position) => ({
    all: [
      ...order.slice(0, position).map(({ field }, at) => ({ field, is: 'equal' as const, value: place[at] })),
      beyond(column, place[position], nulls),
    ],
  }));
  const [first] = order;
  if (!first || first.nullable) return { any: ways };
  const from = { field: first.field, is: first.descending ? 'at-most' : 'at-least', value: place[0] } as const;
  return { all: [from, { any: ways }] };
}

function beyond({ field, descending, nullable }: KeyOrder[number], value: unknown, nulls: 'first' | 'last'): Condition {
  const nullsBehind = descending === (nulls === 'first');
  if (value === null) return nullsBehind ? nothing : { field, is: 'not', value: null };
  const further: Condition = { field, is: descending ? 'less' : 'greater', value };
  return nullable && nullsBehind ? { any: [further, { field, is: 'equal', value: null }] } : further;
}
