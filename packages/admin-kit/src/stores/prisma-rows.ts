import type { AdminCount } from '@red-tortoise/contracts';
import { type Database, isDatabaseUnavailable, type Prisma } from '@red-tortoise/database';
import type { Condition } from '../conditions/condition.js';
import { prismaWhere } from '../conditions/prisma-where.js';
import { type ModelInfo, type Row, scalarsOf } from '../model/model-info.js';
import { delegateOf } from './prisma-delegate.js';
import type { RowQuery, RowSource } from './row-source.js';

/** Milliseconds that counting may take before it says "more". */
const countingTime = 150;

export class PrismaRows implements RowSource {
  readonly nulls = 'last';

  constructor(
    private readonly client: Database | Prisma.TransactionClient,
    private readonly model: ModelInfo,
  ) {}

  find({ where, order, limit, needs }: RowQuery): Promise<Row[]> {
    return delegateOf(this.client, this.model).findMany({
      where: prismaWhere(where, this.model),
      orderBy: order.map(({ field, descending }) => ({ [field]: descending ? 'desc' : 'asc' })),
      take: limit,
      select: this.select(needs),
    });
  }

  /** Without a condition the limit alone keeps it short; with one, a rare value could be looked for everywhere. */
  async count(where: Condition, limit: number): Promise<AdminCount> {
    const query = { where: prismaWhere(where, this.model), take: limit + 1 };
    const rows = delegateOf(this.client, this.model);
    if (Object.keys(query.where).length === 0 || !('$transaction' in this.client))
      return bounded(await rows.count(query), limit);
    try {
      const limitTime = this.client.$executeRawUnsafe(`set local statement_timeout = ${countingTime}`);
      const [, count] = await this.client.$transaction([limitTime, rows.count(query)]);
      return bounded(count, limit);
    } catch (error) {
      if (isDatabaseUnavailable(error)) return { count: 0, more: true };
      throw error;
    }
  }

  private select(needs: readonly string[] | null): Row {
    const fields = needs ?? scalarsOf(this.model).map(({ name }) => name);
    const select: Row = {};
    for (const need of new Set([...fields, ...this.model.idFields])) {
      const [first, second] = need.split('.') as [string, string?];
      const behind = (select[first] as { select: Row } | undefined)?.select;
      select[first] = second === undefined ? true : { select: { ...behind, [second]: true } };
    }
    return select;
  }
}

export const bounded = (count: number, limit: number): AdminCount => ({
  count: Math.min(count, limit),
  more: count > limit,
});
