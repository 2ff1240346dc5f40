import type { AdminCount } from '@red-tortoise/contracts';
import { type Database, isDatabaseUnavailable, Prisma } from '@red-tortoise/database';
import { type Condition, simplify } from '../conditions/condition.js';
import { prismaWhere } from '../conditions/prisma-where.js';
import { columnOf, quoted, sqlWhere } from '../conditions/sql-where.js';
import { type ModelInfo, type Row, scalarsOf } from '../model/model-info.js';
import { delegateOf } from './prisma-delegate.js';
import { type Counting, type RowQuery, type RowSource, uncounted } from './row-source.js';

/** Milliseconds that counting may take before it says "more". */
export const countingTime = 150;

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

  async count(where: Condition, limit: number): Promise<AdminCount> {
    const counts = await this.countEach([{ where }], limit);
    return counts?.[0] ?? uncounted;
  }

  /** Without a condition the limit alone keeps it short; with one, a rare value could be looked for everywhere. */
  async countEach(each: readonly Counting[], limit: number): Promise<AdminCount[] | null> {
    const simple = each.map(({ where, along }) => ({ where: simplify(where), along }));
    const isShort = simple.every(({ where }) => 'all' in where && where.all.length === 0);
    try {
      const [row] = await this.ask(boundedCounts(this.model, simple, limit), isShort);
      return each.map((_, at) => bounded(row?.[at] ?? 0, limit));
    } catch (error) {
      if (isDatabaseUnavailable(error)) return null;
      throw error;
    }
  }

  private async ask(statement: Prisma.Sql, isShort: boolean): Promise<Counts[]> {
    if (isShort || !('$transaction' in this.client)) return this.client.$queryRaw(statement);
    const limitTime = this.client.$executeRawUnsafe(`set local statement_timeout = ${countingTime}`);
    const [, rows] = await this.client.$transaction([limitTime, this.client.$queryRaw<Counts[]>(statement)]);
    return rows;
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

/** By the place of the condition. */
type Counts = Record<number, number>;

/** Prisma's own count sorts what it limits by id, and so reads rows from everywhere. */
function boundedCounts(model: ModelInfo, each: readonly Counting[], limit: number): Prisma.Sql {
  const counts = each.map(({ where, along }, at) => {
    const order = along === undefined ? Prisma.empty : Prisma.sql`order by ${quoted(columnOf(model, along))}`;
    return Prisma.sql`(select count(*)::int from (
      select from ${quoted(model.table)} where ${sqlWhere(where, model)} ${order} limit ${limit + 1}
    ) found) as ${quoted(String(at))}`;
  });
  return Prisma.sql`select ${Prisma.join(counts)}`;
}

export const bounded = (count: number, limit: number): AdminCount => ({
  count: Math.min(count, limit),
  more: count > limit,
});
