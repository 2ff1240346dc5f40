import { adminCountLimit } from '@red-tortoise/contracts';
import type { Prisma } from '@red-tortoise/database';
import { prismaWhere } from '../conditions/prisma-where.js';
import { type ChildRelation, childrenOf } from '../model/children-of.js';
import type { ModelInfo, Row } from '../model/model-info.js';
import { equalTo, idOf } from '../model/row-id.js';
import { delegateOf } from '../stores/prisma-delegate.js';
import { bounded } from '../stores/prisma-rows.js';

/** So many rows that go along with one batch are written down whole; beyond them they are counted. */
export const mostRecorded = 500;
const deepest = 4;

export interface TakenRow {
  readonly model: ModelInfo;
  readonly row: Row;
  /** The removed row that took it along, by its place in the batch. */
  readonly root: number;
}

/** Of one removed row: how many rows of a model go along with it. */
export interface TakenCount {
  readonly root: number;
  readonly model: string;
  readonly count: number;
  readonly more: boolean;
}

interface Level {
  readonly model: ModelInfo;
  readonly rows: readonly { row: Row; root: number }[];
  /** More than these rows are reached. */
  readonly isCut: boolean;
  /** Holds for the rows of this level that a removed row reaches. */
  readonly reachedFrom: (removed: object) => object;
}

/** What PostgreSQL removes along with these rows by its own rules. They are locked, so that nothing comes to it. */
export async function takenAlong(
  transaction: Prisma.TransactionClient,
  model: ModelInfo,
  removed: readonly Row[],
): Promise<{ rows: TakenRow[]; counts: TakenCount[] }> {
  const rows: TakenRow[] = [];
  const counts: TakenCount[] = [];
  const seen = new Set<string>();
  const first = { model, rows: removed.map((row, root) => ({ row, root })), isCut: false };
  let levels: Level[] = [{ ...first, reachedFrom: (where) => where }];
  for (let depth = 0; depth < deepest && levels.length > 0; depth++) {
    const next: Level[] = [];
    for (const level of levels) {
      for (const relation of childrenOf(level.model.name).filter(({ effect }) => effect === 'removed')) {
        const reached = await reach(transaction, level, relation, mostRecorded - rows.length, seen);
        rows.push(...reached.rows.map((one) => ({ ...one, model: relation.child })));
        counts.push(...(await countTaken(transaction, model, removed, reached)));
        if (reached.rows.length > 0 || reached.isCut) next.push(reached);
      }
    }
    levels = next;
  }
  return { rows, counts };
}

async function reach(
  transaction: Prisma.TransactionClient,
  { rows, isCut, reachedFrom }: Level,
  { child, field, from, to }: ChildRelation,
  room: number,
  seen: Set<string>,
): Promise<Level> {
  const keyOf = (row: Row, fields: readonly string[]) => JSON.stringify(fields.map((name) => String(row[name])));
  const roots = new Map(rows.map(({ row, root }) => [keyOf(row, to), root]));
  const held = rows.map(({ row }) => Object.fromEntries(from.map((name, at) => [name, row[to[at] as string]])));
  const orderBy = child.idFields.map((name) => ({ [name]: 'asc' }));
  const found =
    rows.length === 0
      ? []
      : await delegateOf(transaction, child).findMany({ where: { OR: held }, orderBy, take: room + 1 });
  const fresh = found.slice(0, room).filter((row) => {
    // Two ways may lead to one row.
    const key = `${child.name} ${idOf(child, row)}`;
    return !seen.has(key) && seen.add(key);
  });
  return {
    model: child,
    rows: fresh.map((row) => ({ row, root: roots.get(keyOf(row, from)) as number })),
    isCut: isCut || found.length > room,
    reachedFrom: (where) => ({ [field]: reachedFrom(where) }),
  };
}

/** Counted anew only where not all of them were read. */
async function countTaken(
  transaction: Prisma.TransactionClient,
  model: ModelInfo,
  removed: readonly Row[],
  { model: child, rows, isCut, reachedFrom }: Level,
): Promise<TakenCount[]> {
  const counts: TakenCount[] = [];
  for (const [root, row] of removed.entries()) {
    const read = rows.filter((one) => one.root === root).length;
    const key = Object.fromEntries(model.idFields.map((name) => [name, row[name]]));
    const query = { where: reachedFrom(prismaWhere(equalTo(key), model)), take: adminCountLimit + 1 };
    const all = isCut ? await delegateOf(transaction, child).count(query) : read;
    if (all > 0) counts.push({ root, model: child.name, ...bounded(all, adminCountLimit) });
  }
  return counts;
}
