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
  /**
   * Counts the rows of each condition, in one go where the store can. `along` is a field that all of them narrow:
   * its index brings the rows, wherever in the table they are.
   */
  countEach(each: readonly Condition[], limit: number, along?: string): Promise<AdminCount[]>;
}
