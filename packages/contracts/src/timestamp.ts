import { z } from 'zod';

/** A moment, always ISO 8601 in UTC on the wire. The server may hand over a Date. */
export const timestamp = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString() : value),
  z.iso.datetime().meta({ description: 'ISO 8601, UTC' }),
);
