import { BSON, type Document } from 'mongodb';
import type { Command } from '../command.js';
import type { CommandContext } from '../command-context.js';
import { CommandError } from '../command-error.js';
import { okReply } from '../reply.js';
import type { CursorPage } from '../statement.js';
import { statements } from '../statements.js';

/** As the values came, so that an int32 stays one. */
const asStored = { promoteValues: false, bsonRegExp: true } as const;

/**
 * Distinct values by way of an aggregation. DocumentDB 1.0's own distinct fails with "set-valued function called in
 * context that cannot accept a set" as soon as PostgreSQL reads the values from an index alone, which it begins to do
 * after a vacuum.
 */
export async function distinct({ database, target, body }: Command, { runner }: CommandContext): Promise<Buffer> {
  const key = body.text('key');
  if (key === undefined || target === '') {
    throw new CommandError(14, 'distinct takes a collection and a key, both strings');
  }
  const { query, collation, maxTimeMS } = BSON.deserialize(body.bytes, asStored);
  const values = `$${key}`;
  const aggregate = {
    aggregate: target,
    pipeline: [
      ...(query ? [{ $match: query }] : []),
      // A field that is null is a value; one that is missing, or an empty array, is none.
      { $unwind: { path: values, preserveNullAndEmptyArrays: true } },
      { $match: { [key]: { $exists: true } } },
      { $group: { _id: values } },
      { $sort: { _id: 1 } },
      { $group: { _id: null, values: { $push: '$_id' } } },
    ],
    cursor: {},
    ...(collation ? { collation } : {}),
    ...(maxTimeMS === undefined ? {} : { maxTimeMS }),
  };
  const first = await runner.run<CursorPage>(statements.aggregate, [database, BSON.serialize(aggregate)]);
  const [found] = BSON.deserialize(first.page, asStored).cursor.firstBatch as Document[];
  return okReply({ values: found?.values ?? [] });
}
