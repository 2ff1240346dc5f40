import type { AdminKind } from '@red-tortoise/contracts';
import type { DocumentModel } from '@red-tortoise/documents';

export type Row = Record<string, unknown>;

/** A model of either store, as the verbs see it. */
export interface ModelInfo {
  /** Prisma's or Mongoose's name; unique with `store`. */
  readonly name: string;
  readonly store: 'postgres' | 'mongodb';
  readonly documentation: string;
  readonly idFields: readonly string[];
  readonly fields: ReadonlyMap<string, FieldInfo>;
  readonly indexes: readonly IndexInfo[];
  /** Of Mongoose models. */
  readonly documents: DocumentModel | null;
  /** Of Prisma models: the table, for locks. */
  readonly table: string;
}

export interface FieldInfo {
  readonly name: string;
  readonly kind: AdminKind;
  /** Its type in Prisma, or its instance in Mongoose; of a list of texts `String`. */
  readonly type: string;
  readonly column: string;
  readonly documentation: string;
  readonly nullable: boolean;
  /** A new row must be given a value. */
  readonly required: boolean;
  /** Made by the store or the client: nobody enters it. */
  readonly generated: boolean;
  readonly unique: boolean;
  readonly options: readonly string[];
  readonly default: unknown;
  readonly relation: RelationInfo | null;
}

export interface RelationInfo {
  /** The model at the other end. */
  readonly model: string;
  /** The name that both ends share. */
  readonly name: string;
  readonly many: boolean;
  /** Fields here that hold the other's `to`; empty on the end that holds none. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly onDelete: string;
}

export interface IndexInfo {
  readonly fields: readonly string[];
  readonly kind: 'ordered' | 'trigram' | 'other';
}

/** The fields that hold values, in the model's order. */
export function scalarsOf(model: ModelInfo): FieldInfo[] {
  return [...model.fields.values()].filter(({ relation }) => relation === null);
}

/** How a field can be searched quickly: by a part, by its beginning, as a whole, or not at all. */
export function searchableBy(model: ModelInfo, field: string): 'part' | 'beginning' | 'whole' | null {
  if (model.indexes.some(({ kind, fields }) => kind === 'trigram' && fields.includes(field))) return 'part';
  if (!isLedByIndex(model, field)) return null;
  return model.store === 'mongodb' ? 'beginning' : 'whole';
}

export function isLedByIndex(model: ModelInfo, field: string): boolean {
  return model.indexes.some(({ kind, fields }) => kind === 'ordered' && fields[0] === field);
}
