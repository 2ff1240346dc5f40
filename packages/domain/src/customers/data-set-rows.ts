import { type Database, dataModel, type Prisma } from '@red-tortoise/database';
import type { CustomerScope } from './customer-scope.js';
import type { ApplicationData, BusinessData, DataSet } from './data-set.js';
import { type HolderId, holdersOf } from './holders-of.js';

type Row = Record<string, unknown>;
/** Behind which row a page begins: the holder's key and the row's id, or the parts of the row's key. */
export type Place = readonly string[];

/** What every model of the Prisma client can do. */
interface Delegate {
  count(query: object): Promise<number>;
  findMany(query: object): Promise<Row[]>;
  updateMany(query: object): Promise<unknown>;
  deleteMany(query: object): Promise<{ count: number }>;
}

export function delegateOf(database: Database | Prisma.TransactionClient, { model }: BusinessData): Delegate {
  const name = model.charAt(0).toLowerCase() + model.slice(1);
  return (database as unknown as Record<string, Delegate>)[name] as Delegate;
}

export async function countRows(database: Database, set: DataSet, scope: CustomerScope): Promise<number> {
  if (set.store === 'postgres') return delegateOf(database, set).count({ where: set.where(scope) });
  let count = 0;
  for await (const { id } of holdersOf(database, set.per, scope)) {
    count += await set.model.collection.countDocuments(set.filter(id, scope));
  }
  return count;
}

/** The next rows in the order of their keys, with the place of each; fewer than asked for when there are no more. */
export async function readRows(
  database: Database,
  set: DataSet,
  scope: CustomerScope,
  after: Place | null,
  limit: number,
): Promise<{ row: Row; place: Place }[]> {
  return set.store === 'postgres'
    ? readBusiness(database, set, scope, after, limit)
    : readApplication(database, set, scope, after, limit);
}

async function readBusiness(
  database: Database,
  set: BusinessData,
  scope: CustomerScope,
  after: Place | null,
  limit: number,
): Promise<{ row: Row; place: Place }[]> {
  const { idFields } = dataModel[set.model];
  const rows = await delegateOf(database, set).findMany({
    where: { AND: [set.where(scope), ...(after ? [behind(idFields, after)] : [])] },
    orderBy: idFields.map((field) => ({ [field]: 'asc' })),
    take: limit,
    ...(set.include ? { include: set.include } : {}),
  });
  return rows.map((row) => ({ row, place: idFields.map((field) => String(row[field])) }));
}

/** `a > x or (a = x and b > y)` */
function behind(fields: readonly string[], values: Place): object {
  return {
    OR: fields.map((field, at) => ({
      ...Object.fromEntries(fields.slice(0, at).map((earlier, index) => [earlier, values[index]])),
      [field]: { gt: values[at] },
    })),
  };
}

async function readApplication(
  database: Database,
  set: ApplicationData,
  scope: CustomerScope,
  after: Place | null,
  limit: number,
): Promise<{ row: Row; place: Place }[]> {
  const found: { row: Row; place: Place }[] = [];
  for await (const holder of holdersOf(database, set.per, scope, after?.[0])) {
    const from = holder.key === after?.[0] ? after[1] : undefined;
    found.push(...(await readDocuments(set, scope, holder, from, limit - found.length)));
    if (found.length >= limit) break;
  }
  return found;
}

async function readDocuments(
  { model, filter }: ApplicationData,
  scope: CustomerScope,
  { id, key }: HolderId,
  after: string | undefined,
  limit: number,
): Promise<{ row: Row; place: Place }[]> {
  const behindId = after === undefined ? {} : { _id: { $gt: after } };
  const rows = await model.collection
    .find({ $and: [filter(id, scope), behindId] } as never)
    .sort({ _id: 1 })
    .limit(limit)
    .toArray();
  return rows.map((row) => ({ row, place: [key, String(row._id)] }));
}
