import { BSON, type Document } from 'mongodb';

/** `{ …fields, ok: 1 }` as bytes. */
export function okReply(fields: Document = {}): Buffer {
  return Buffer.from(BSON.serialize({ ...fields, ok: 1 }));
}
