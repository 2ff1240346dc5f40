import { BSON, type Document } from 'mongodb';

interface RawElement {
  type: number;
  /** Where the type byte is. */
  start: number;
  /** Where the value begins, behind the name. */
  value: number;
  end: number;
}

/**
 * A BSON document of which only the top level is understood; everything below stays bytes (bsonspec.org, version 1.1).
 * Commands of many megabytes pass through the gateway this way without being decoded.
 */
export class RawDocument {
  private constructor(
    readonly bytes: Buffer,
    private readonly elements: ReadonlyMap<string, RawElement>,
  ) {}

  /** Reads the document at the start of `bytes`; throws a RangeError when it is cut short or malformed. */
  static parse(bytes: Buffer): RawDocument {
    const length = documentLength(bytes, 0);
    const elements = new Map<string, RawElement>();
    let position = 4;
    while (bytes[position] !== 0) {
      const element = readElement(bytes, position, length);
      elements.set(bytes.toString('utf8', position + 1, element.value - 1), element);
      position = element.end;
    }
    if (position !== length - 1) throw new RangeError('a BSON document has a wrong length');
    return new RawDocument(bytes.subarray(0, length), elements);
  }

  get names(): string[] {
    return [...this.elements.keys()];
  }

  has(name: string): boolean {
    return this.elements.has(name);
  }

  text(name: string): string | undefined {
    const element = this.elements.get(name);
    return element?.type === 0x02 ? this.bytes.toString('utf8', element.value + 4, element.end - 1) : undefined;
  }

  /** Any of BSON's numbers and booleans as a number. */
  number(name: string): number | undefined {
    const element = this.elements.get(name);
    if (element?.type === 0x10) return this.bytes.readInt32LE(element.value);
    if (element?.type === 0x12) return Number(this.bytes.readBigInt64LE(element.value));
    if (element?.type === 0x01) return this.bytes.readDoubleLE(element.value);
    return element?.type === 0x08 ? this.bytes[element.value] : undefined;
  }

  /** A 64-bit integer in decimal digits, exact where `number` is not. */
  integer(name: string): string | undefined {
    const element = this.elements.get(name);
    if (element?.type === 0x12) return this.bytes.readBigInt64LE(element.value).toString();
    return this.number(name)?.toFixed(0);
  }

  boolean(name: string): boolean {
    return Boolean(this.number(name));
  }

  /** An embedded document or array. */
  document(name: string): RawDocument | undefined {
    const element = this.elements.get(name);
    const nested = element?.type === 0x03 || element?.type === 0x04;
    return nested ? RawDocument.parse(this.bytes.subarray(element.value, element.end)) : undefined;
  }

  /** The embedded documents of an array, in order, as bytes. */
  documents(name: string): Buffer[] {
    const array = this.document(name);
    if (!array) return [];
    return [...array.elements.values()].map((element) => array.bytes.subarray(element.value, element.end));
  }

  binary(name: string): Buffer | undefined {
    const element = this.elements.get(name);
    return element?.type === 0x05 ? this.bytes.subarray(element.value + 5, element.end) : undefined;
  }

  /** One field, decoded. */
  decode(name: string): unknown {
    const element = this.elements.get(name);
    if (!element) return undefined;
    return BSON.deserialize(assemble([this.bytes.subarray(element.start, element.end)]))[name];
  }

  toObject(): Document {
    return BSON.deserialize(this.bytes);
  }

  /** The same document without the named fields; the rest is copied as it is. */
  without(names: ReadonlySet<string>): Buffer {
    const kept = [...this.elements].filter(([name]) => !names.has(name));
    if (kept.length === this.elements.size) return this.bytes;
    return assemble(kept.map(([, element]) => this.bytes.subarray(element.start, element.end)));
  }
}

/** The length that a document at `offset` says it has, if the bytes are there. */
export function documentLength(bytes: Buffer, offset: number): number {
  const length = offset + 4 <= bytes.length ? bytes.readInt32LE(offset) : 0;
  const last = offset + length - 1;
  if (length < 5 || last >= bytes.length || bytes[last] !== 0) throw new RangeError('a BSON document is cut short');
  return length;
}

function readElement(bytes: Buffer, start: number, limit: number): RawElement {
  const type = bytes[start] ?? 0;
  const value = afterText(bytes, start + 1);
  const end = value + valueLength(bytes, type, value);
  if (end >= limit) throw new RangeError('a BSON value is longer than its document');
  return { type, start, value, end };
}

const fixedLengths: Readonly<Record<number, number>> = {
  1: 8,
  6: 0,
  7: 12,
  8: 1,
  9: 8,
  10: 0,
  16: 4,
  17: 8,
  18: 8,
  19: 16,
  127: 0,
  255: 0,
};

function valueLength(bytes: Buffer, type: number, value: number): number {
  const fixed = fixedLengths[type];
  if (fixed !== undefined) return fixed;
  if (type === 0x0b) return afterText(bytes, afterText(bytes, value)) - value;
  if (type === 0x03 || type === 0x04 || type === 0x0f) return documentLength(bytes, value);
  const prefix = value + 4 <= bytes.length ? bytes.readInt32LE(value) : -1;
  if (prefix < 0) throw new RangeError('a BSON value has a negative length');
  if (type === 0x02 || type === 0x0d || type === 0x0e) return 4 + prefix;
  if (type === 0x05) return 5 + prefix;
  if (type === 0x0c) return 16 + prefix;
  throw new RangeError(`BSON has no type ${type}`);
}

function afterText(bytes: Buffer, start: number): number {
  const end = bytes.indexOf(0, start);
  if (end < 0) throw new RangeError('a BSON name has no end');
  return end + 1;
}

function assemble(elements: readonly Buffer[]): Buffer {
  const content = Buffer.concat(elements);
  const document = Buffer.alloc(content.length + 5);
  document.writeInt32LE(document.length, 0);
  content.copy(document, 4);
  return document;
}
