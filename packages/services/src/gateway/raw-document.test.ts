import { describe, expect, it } from '@jest/globals';
import { Binary, BSON, Decimal128, Long, ObjectId, Timestamp } from 'mongodb';
import { RawDocument } from './raw-document.js';

const everything = {
  text: 'ä\0b',
  int: 7,
  long: Long.fromString('9007199254740993'),
  double: 1.5,
  yes: true,
  nothing: null,
  id: new ObjectId('65f000000000000000000001'),
  bytes: new Binary(Buffer.from([1, 2, 3])),
  at: new Date(5),
  pattern: /a.b/i,
  decimal: Decimal128.fromString('1.20'),
  stamp: new Timestamp({ t: 1, i: 2 }),
  nested: { a: [1, { b: 2 }] },
  list: [{ x: 1 }, { x: 2 }],
  code: new BSON.Code('f()', { scope: 1 }),
};
const raw = RawDocument.parse(Buffer.from(BSON.serialize(everything)));

describe('a raw document', () => {
  it('gives single fields of each kind', () => {
    expect(raw.names).toEqual(Object.keys(everything));
    expect(raw.text('text')).toBe('ä\0b');
    expect(raw.number('int')).toBe(7);
    expect(raw.integer('long')).toBe('9007199254740993');
    expect(raw.number('double')).toBe(1.5);
    expect(raw.boolean('yes')).toBe(true);
    expect(raw.boolean('absent')).toBe(false);
    expect(raw.binary('bytes')).toEqual(Buffer.from([1, 2, 3]));
    expect(raw.documents('list').map((bytes) => BSON.deserialize(bytes))).toEqual(everything.list);
  });

  it('leaves out fields and copies the rest as it is', () => {
    const { text: _, nested: __, ...rest } = everything;
    expect(raw.without(new Set(['text', 'nested', 'absent']))).toEqual(Buffer.from(BSON.serialize(rest)));
    expect(raw.without(new Set(['absent']))).toBe(raw.bytes);
  });

  it('reads what stands first when more follows', () => {
    const bytes = Buffer.from(BSON.serialize({ a: 1 }));
    expect(RawDocument.parse(Buffer.concat([bytes, Buffer.from('more')])).bytes).toEqual(bytes);
  });

  it('refuses each way of cutting a document short', () => {
    const { bytes } = raw;
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => RawDocument.parse(bytes.subarray(0, length))).toThrow(RangeError);
      // With the length patched to fit, only the elements can tell, if they do.
      const patched = Buffer.from(bytes.subarray(0, length));
      if (length < 5) continue;
      patched.writeInt32LE(length, 0);
      patched[length - 1] = 0;
      try {
        expect(RawDocument.parse(patched).bytes.length).toBe(length);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }
  });
});
