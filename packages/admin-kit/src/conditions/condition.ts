/** What rows must be like, for either store: made from filters, searches and keys, and said by object rules. */
export type Condition<F extends string = string> =
  | { readonly all: readonly Condition<F>[] }
  | { readonly any: readonly Condition<F>[] }
  | { readonly field: F; readonly is: Comparison; readonly value: unknown };

/** `contains` and `starts` do not regard case; `starts-exactly` does. `null` is a value to be equal to, or not. */
export type Comparison =
  | 'equal'
  | 'not'
  | 'in'
  | 'less'
  | 'at-most'
  | 'greater'
  | 'at-least'
  | 'starts'
  | 'starts-exactly'
  | 'contains';

export const everything: Condition = { all: [] };
export const nothing: Condition = { any: [] };

/** Without parts that always hold or never do: stores do not agree on what an empty "and" or "or" means. */
export function simplify(condition: Condition): Condition {
  if ('field' in condition) return condition;
  const [kind, parts, decisive] =
    'all' in condition ? (['all', condition.all, nothing] as const) : (['any', condition.any, everything] as const);
  const simple = parts.map(simplify);
  if (simple.some((part) => isEmpty(part, decisive))) return decisive;
  const neutral = kind === 'all' ? everything : nothing;
  const rest = simple.filter((part) => !isEmpty(part, neutral));
  if (rest.length === 1) return rest[0] as Condition;
  return kind === 'all' ? { all: rest } : { any: rest };
}

const isEmpty = (condition: Condition, kind: Condition) =>
  'all' in kind ? 'all' in condition && condition.all.length === 0 : 'any' in condition && condition.any.length === 0;
