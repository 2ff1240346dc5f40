import type { AdminKind } from '@red-tortoise/contracts';
import { dataModel, type FieldDescription, type ModelDescription } from '@red-tortoise/database';
import type { FieldInfo, IndexInfo, ModelInfo, RelationInfo } from './model-info.js';

export function prismaModel(model: ModelDescription): ModelInfo {
  return {
    name: model.name,
    store: 'postgres',
    documentation: model.documentation,
    idFields: model.idFields,
    fields: new Map(model.fields.map((field) => [field.name, fieldOf(field, model)])),
    indexes: model.indexes.map(indexOf),
    documents: null,
    table: model.table,
  };
}

function fieldOf(field: FieldDescription, model: ModelDescription): FieldInfo {
  const relation = relationOf(field);
  // A relation can be null when what holds it can.
  const held = relation?.from.map((name) => model.fields.find((other) => other.name === name)?.isRequired) ?? [];
  const nullable = relation ? !held.every(Boolean) : !field.isRequired;
  return {
    name: field.name,
    kind: kindOf(field),
    type: field.type,
    column: field.column,
    documentation: field.documentation,
    nullable,
    required: !nullable && !field.hasDefault && !field.isUpdatedAt && !field.isList,
    generated: field.isUpdatedAt || (field.isId && field.hasDefault),
    unique: field.isUnique || model.uniques.some((fields) => fields.length === 1 && fields[0] === field.name),
    options: field.values,
    default: field.default,
    relation,
  };
}

function relationOf(field: FieldDescription): RelationInfo | null {
  if (field.kind !== 'object') return null;
  const { type: model, relationName: name, isList: many, relationFrom: from, relationTo: to, onDelete } = field;
  return { model, name, many, from, to, onDelete };
}

function kindOf({ kind, type, isList }: FieldDescription): AdminKind {
  if (kind === 'object') return 'relation';
  if (isList) return 'list';
  if (kind === 'enum') return 'choice';
  return kinds[type] ?? 'json';
}

const kinds: Readonly<Record<string, AdminKind>> = {
  String: 'text',
  Boolean: 'boolean',
  Int: 'integer',
  BigInt: 'big-integer',
  Float: 'number',
  Decimal: 'text',
  DateTime: 'date-time',
  Json: 'json',
  Bytes: 'bytes',
};

function indexOf({ kind, fields, classes }: ModelDescription['indexes'][number]): IndexInfo {
  if (kind === 'BTree') return { kind: 'ordered', fields };
  return { kind: classes.every((name) => name.includes('trgm_ops')) ? 'trigram' : 'other', fields };
}

/** Every model of PostgreSQL, by its name. */
export const prismaModels: ReadonlyMap<string, ModelInfo> = new Map(
  Object.values(dataModel).map((model) => [model.name, prismaModel(model)]),
);
