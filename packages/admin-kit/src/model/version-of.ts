import { createHash } from 'node:crypto';
import { type ModelInfo, type Row, scalarsOf } from './model-info.js';
import { wireValue } from './wire-value.js';

/** Tells one state of a row from every other: a hash over all its values. */
export function versionOf(model: ModelInfo, row: Row): string {
  const values = scalarsOf(model).map(({ name }) => wireValue(row[name]));
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 22);
}
