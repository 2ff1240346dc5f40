import type { Prisma } from './generated/client.js';
import { models } from './generated/data-model.js';

/** A field as prisma/schema says it. */
export interface FieldDescription {
  name: string;
  column: string;
  kind: string;
  /** A scalar type, an enum, or the model at the other end. */
  type: string;
  documentation: string;
  isId: boolean;
  isList: boolean;
  isRequired: boolean;
  isUnique: boolean;
  isUpdatedAt: boolean;
  hasDefault: boolean;
  /** Null when it is made by a function. */
  default: unknown;
  /** Of an enum. */
  values: string[];
  relationName: string;
  relationFrom: string[];
  relationTo: string[];
  onDelete: string;
}

export interface ModelDescription {
  name: string;
  table: string;
  documentation: string;
  idFields: string[];
  uniques: string[][];
  /** `classes` are operator classes, such as `gin_trgm_ops`. */
  indexes: { kind: string; fields: string[]; classes: string[] }[];
  fields: FieldDescription[];
}

export type DataModel = Readonly<Record<Prisma.ModelName, ModelDescription>>;

/** Every model of prisma/schema, for code that works on all of them. */
export const dataModel: DataModel = models;
