import type { Database, Prisma } from '@red-tortoise/database';
import type { ModelInfo } from '../model/model-info.js';
import { DocumentRows } from './document-rows.js';
import { PrismaRows } from './prisma-rows.js';
import type { RowSource } from './row-source.js';

export function rowsOf(database: Database | Prisma.TransactionClient, model: ModelInfo): RowSource {
  return model.documents ? new DocumentRows(model.documents) : new PrismaRows(database, model);
}
