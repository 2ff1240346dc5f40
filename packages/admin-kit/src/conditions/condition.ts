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
