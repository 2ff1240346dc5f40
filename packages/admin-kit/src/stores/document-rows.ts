import type { AdminCount } from '@red-tortoise/contracts';
import type { DocumentModel } from '@red-tortoise/documents';
import type { Condition } from '../conditions/condition.js';
import { documentFilter } from '../conditions/document-filter.js';
import type { Row } from '../model/model-info.js';
import { bounded, countingTime } from './prisma-rows.js';
import { type Counting, type RowQuery, type RowSource, uncounted } from './row-source.js';

/** MongoDB's code for what ran into its `maxTimeMS`. */
const tookTooLong = 50;

export class DocumentRows implements RowSource {
  readonly nulls = 'first';

  constructor(private readonly model: DocumentModel) {}

  async find({ where, order, limit, needs }: RowQuery): Promise<Row[]> {
    return this.model
      .find(documentFilter(where), projectionOf(needs))
      .sort(Object.fromEntries(order.map(({ field, descending }) => [field, descending ? -1 : 1])))
      .limit(limit)
      .lean();
  }

  async count(where: Condition, limit: number): Promise<AdminCount> {
    try {
      const limits = { limit: limit + 1, maxTimeMS: countingTime };
      return bounded(await this.model.countDocuments(documentFilter(where), limits), limit);
    } catch (error) {
      if ((error as { code?: unknown }).code === tookTooLong) return uncounted;
      throw error;
    }
  }

  countEach(each: readonly Counting[], limit: number): Promise<AdminCount[]> {
    return Promise.all(each.map(({ where }) => this.count(where, limit)));
  }
}

/** MongoDB refuses a path and its beginning side by side. */
function projectionOf(needs: readonly string[] | null): Record<string, 1> | null {
  if (needs === null) return null;
  const paths = needs.filter((path) => !needs.some((other) => path.startsWith(`${other}.`)));
  return Object.fromEntries(paths.map((path) => [path, 1]));
}
