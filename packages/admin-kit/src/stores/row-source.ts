import type { AdminCount } from '@red-tortoise/contracts';
import type { Condition } from '../conditions/condition.js';
import type { KeyOrder } from '../conditions/key-order.js';
import type { Row } from '../model/model-info.js';

export interface RowQuery {
  readonly where: Condition;
  readonly order: KeyOrder;
  readonly limit: number;
  /** Fields and paths; null for all fields. */
  readonly needs: readonly string[] | null;
}

/** Reads rows of one model, from either store. */
export interface RowSource {
  /** Where the store puts nulls in ascending order. */
  readonly nulls: 'first' | 'last';
  find(query: RowQuery): Promise<Row[]>;
  /** Counts up to the limit, for a moment at the most. */
  count(where: Condition, limit: number): Promise<AdminCount>;
  /** Counts the rows of each up to the limit, in one go where the store can; null when that took too long. */
  countEach(each: readonly Counting[], limit: number): Promise<AdminCount[] | null>;
}

export interface Counting {
  readonly where: Condition;
  /** A field that the condition narrows: its index brings the rows, wherever in the table they are. */
  readonly along?: string | undefined;
}

/** What is said of rows that took too long to count. */
export const uncounted: AdminCount = { count: 0, more: true };
