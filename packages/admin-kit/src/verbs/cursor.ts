import { CodedError } from '@red-tortoise/contracts';
import { z } from 'zod';
import type { KeyOrder } from '../conditions/key-order.js';
import type { ModelInfo, Row } from '../model/model-info.js';
import { reviveValue, wireValue } from '../model/wire-value.js';

const Place = z.tuple([z.string(), z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))]);

/** Where a list goes on: the order that it was made in, and the last row's values of it. */
export function cursorOf(order: KeyOrder, row: Row): string {
  const place = [nameOf(order), order.map(({ field }) => wireValue(row[field]))];
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The values of the place. Throws `request.cursor-invalid` for a cursor of another order, or one that is none. */
export function readCursor(model: ModelInfo, order: KeyOrder, cursor: string): unknown[] {
  try {
    const [name, values] = Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    const revived = order.map(({ field }, at) => {
      const info = model.fields.get(field);
      return info ? reviveValue(info, values[at]) : undefined;
    });
    if (name === nameOf(order) && !revived.includes(undefined)) return revived;
  } catch {
    // Falls through: whatever is wrong with it, it was not made here.
  }
  throw new CodedError('request.cursor-invalid');
}

const nameOf = (order: KeyOrder) => order.map(({ field, descending }) => (descending ? `-${field}` : field)).join();
