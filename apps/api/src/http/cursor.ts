import { CodedError } from '@red-tortoise/contracts';
import type { z } from 'zod';

/** A place in a list, as an opaque text that is safe in an address. */
function encodeCursor(place: object): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Reads what `encodeCursor` made; undefined stays undefined. Throws `request.cursor-invalid` for anything else. */
export function decodeCursor<S extends z.ZodType>(schema: S, cursor: string | undefined): z.output<S> | undefined {
  if (cursor === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new CodedError('request.cursor-invalid', undefined, { cause });
  }
}

/**
 * Cuts a page out of rows that were read with one more than `limit`: the surplus row only says that there is a next
 * page, which starts behind the last row shown.
 */
export function cutPage<T>(
  rows: readonly T[],
  limit: number,
  placeOf: (row: T) => object,
): { rows: T[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? encodeCursor(placeOf(last)) : null };
}
