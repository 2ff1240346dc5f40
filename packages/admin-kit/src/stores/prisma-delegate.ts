import type { Database, Prisma } from '@red-tortoise/database';
import type { ModelInfo, Row } from '../model/model-info.js';

/** What every model of the Prisma client can do, for code that learns of its model at run time. */
export interface PrismaDelegate {
  findMany(query: object): Prisma.PrismaPromise<Row[]>;
  count(query: object): Prisma.PrismaPromise<number>;
  create(query: object): Prisma.PrismaPromise<Row>;
  update(query: object): Prisma.PrismaPromise<Row>;
  updateMany(query: object): Prisma.PrismaPromise<{ count: number }>;
  deleteMany(query: object): Prisma.PrismaPromise<{ count: number }>;
}

export function delegateOf(
  client: Database | Prisma.TransactionClient,
  model: Pick<ModelInfo, 'name'>,
): PrismaDelegate {
  const name = model.name.charAt(0).toLowerCase() + model.name.slice(1);
  return (client as unknown as Record<string, PrismaDelegate>)[name] as PrismaDelegate;
}
