import { BSON, type Document } from 'mongodb';

/**
 * Whether a duplicate key means that another client inserted the document between an upsert's search and its insert:
 * the query fixes each field of the unique index by equality, so a second search finds that document. MongoDB then
 * searches again; a duplicate of any other index is the client's own.
 */
export function isUpsertRace(query: Document, keyPattern: Document | undefined): boolean {
  const paths = Object.keys(keyPattern ?? {});
  return paths.length > 0 && paths.every((path) => isEquality(query[path]));
}

function isEquality(condition: unknown): boolean {
  if (condition === undefined || condition instanceof RegExp || condition instanceof BSON.BSONRegExp) return false;
  if (typeof condition !== 'object' || condition === null) return true;
  const names = Object.keys(condition);
  return names.every((name) => name === '$eq' || !name.startsWith('$'));
}
