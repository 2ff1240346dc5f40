import type { AdminKind } from '@red-tortoise/contracts';
import type { DocumentModel } from '@red-tortoise/documents';
import type { FieldInfo, ModelInfo } from './model-info.js';

/** Mongoose tells kinds, defaults and indexes; what lies within `Mixed` is JSON to it. */
export function documentModel(model: DocumentModel): ModelInfo {
  const indexes = model.schema
    .indexes()
    // A partial index answers only for the documents that it holds.
    .filter(([, options]) => options.partialFilterExpression === undefined)
    .map(([keys]) => ({ kind: 'ordered' as const, fields: Object.keys(keys) }));
  return {
    name: model.modelName,
    store: 'mongodb',
    documentation: '',
    idFields: ['_id'],
    fields: new Map(Object.entries(model.schema.paths).map(([name, path]) => [name, fieldOf(name, path)])),
    indexes: [{ kind: 'ordered', fields: ['_id'] }, ...indexes],
    documents: model,
    table: '',
  };
}

function fieldOf(name: string, path: DocumentModel['schema']['paths'][string]): FieldInfo {
  const { instance, options } = path;
  const choices = Array.isArray(options.enum) ? options.enum.map(String) : [];
  const isList = instance === 'Array';
  const hasDefault = options.default !== undefined;
  const required = name === '_id' || (options.required === true && !hasDefault);
  return {
    name,
    kind: choices.length > 0 ? 'choice' : (kinds[instance] ?? 'json'),
    type: isList && holdsTexts(options.type) ? 'String' : instance,
    column: name,
    documentation: '',
    nullable: !isList && options.required !== true && name !== '_id',
    required,
    generated: false,
    unique: name === '_id',
    options: choices,
    default: isList ? [] : hasDefault && typeof options.default !== 'function' ? options.default : null,
    relation: null,
  };
}

const holdsTexts = (type: unknown) => Array.isArray(type) && type[0] === String;

const kinds: Readonly<Record<string, AdminKind>> = {
  String: 'text',
  Boolean: 'boolean',
  Number: 'number',
  Date: 'date-time',
  Buffer: 'bytes',
  Array: 'list',
};
