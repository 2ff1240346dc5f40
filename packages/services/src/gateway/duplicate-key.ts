import { BSON, type Document } from 'mongodb';
import { CommandError } from './command-error.js';
import type { ViolatedIndex } from './find-violated-index.js';

/** The fields of an error 11000: in `writeErrors`, or of a whole reply. */
export function duplicateKeyFields(
  namespace: string,
  { name, keyPattern }: ViolatedIndex,
  sources: Document[],
): Document {
  const keyValue = keyPattern && keyValueIn(sources, Object.keys(keyPattern));
  const shown = keyValue ? ` dup key: ${BSON.EJSON.stringify(keyValue, { relaxed: true })}` : '';
  const errmsg = `E11000 duplicate key error collection: ${namespace} index: ${name}${shown}`;
  return { code: 11000, errmsg, ...(keyPattern && { keyPattern }), ...(keyValue && { keyValue }) };
}

export function duplicateKeyError(namespace: string, index: ViolatedIndex, sources: Document[]): CommandError {
  const { code, errmsg, ...details } = duplicateKeyFields(namespace, index, sources);
  return new CommandError(code, errmsg, [], details);
}

/**
 * The documents in which a duplicated value can be seen, the likeliest first: of an update its operators, its
 * replacement and the equalities of its query.
 */
export function updateSources(query: Document, update: unknown): Document[] {
  if (Array.isArray(update) || typeof update !== 'object' || update === null) return [query];
  const { $set = {}, $setOnInsert = {}, ...others } = update as Document;
  const isReplacement = !Object.keys(update).some((key) => key.startsWith('$'));
  return isReplacement ? [others, query] : [$set, $setOnInsert, query];
}

function keyValueIn(sources: Document[], paths: string[]): Document | undefined {
  const entries = paths.map((path) => [path, sources.map((source) => valueAt(source, path)).find(isPlainValue)]);
  const complete = entries.every(([, value]) => value !== undefined);
  return complete ? Object.fromEntries(entries) : undefined;
}

function valueAt(source: Document, path: string): unknown {
  if (path in source) return source[path];
  return path.split('.').reduce<unknown>((value, name) => (isDocument(value) ? value[name] : undefined), source);
}

/** Of an array the index has each element, of an operator nobody knows the outcome. */
function isPlainValue(value: unknown): boolean {
  if (value === undefined || Array.isArray(value)) return false;
  return !isDocument(value) || !Object.keys(value).some((key) => key.startsWith('$'));
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('_bsontype' in value);
}
