import type { FieldInfo } from './model-info.js';

/** A value as JSON: moments ISO 8601 in UTC, big integers and decimals text, bytes their number. */
export function wireValue(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value === 'bigint') return value.toString();
  const bytes = sizeOfBytes(value);
  if (bytes !== null) return { bytes };
  if (Array.isArray(value)) return value.map(wireValue);
  if (typeof value !== 'object') return value;
  if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, wireValue(inner)]));
  return String(value);
}

/** MongoDB hands bytes over in an object of its own. */
function sizeOfBytes(value: unknown): number | null {
  if (value instanceof Uint8Array) return value.byteLength;
  const { _bsontype, position } = value as { _bsontype?: unknown; position?: number };
  return _bsontype === 'Binary' ? (position ?? 0) : null;
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The other way round, for ids, cursors, filters and what the history brings back; undefined when it cannot be. */
export function reviveValue(field: FieldInfo, value: unknown): unknown {
  if (value === null) return null;
  switch (field.kind) {
    case 'date-time': {
      const moment = new Date(String(value));
      return Number.isNaN(moment.getTime()) ? undefined : moment;
    }
    case 'big-integer':
      return /^-?\d{1,19}$/.test(String(value)) ? BigInt(String(value)) : undefined;
    case 'integer':
    case 'number': {
      const number = Number(value);
      return Number.isFinite(number) && String(value).trim() !== '' ? number : undefined;
    }
    case 'boolean':
      return value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined;
    case 'choice':
      return field.options.includes(String(value)) ? String(value) : undefined;
    case 'bytes':
      return undefined;
    case 'text':
    case 'long-text':
    case 'relation':
      return String(value);
    default:
      return value;
  }
}
