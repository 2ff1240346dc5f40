import { crc32c } from './crc32c.js';
import { documentLength, RawDocument } from './raw-document.js';

const opReply = 1;
const opQuery = 2004;
const opMessage = 2013;
const checksumPresent = 1;
const moreToCome = 2;
/** Of the low sixteen flag bits the protocol demands that unknown ones are refused. */
const unknownRequiredFlags = 0xfffc;

/** A request as MongoDB's wire protocol carries it (OP_MSG, or the legacy OP_QUERY). */
export interface WireMessage {
  requestId: number;
  legacy: boolean;
  body: RawDocument;
  /** Sections of kind 1 by their name: documents one behind the other, as DocumentDB's bsonsequence wants them. */
  sequences: ReadonlyMap<string, Buffer>;
  /** False when the client asked for no answer (an unacknowledged write). */
  wantsReply: boolean;
}

/** Reads one whole message; throws a RangeError when it breaks the protocol, after which the connection is of no use. */
export function parseWireMessage(frame: Buffer): WireMessage {
  const operation = frame.readInt32LE(12);
  if (operation === opMessage) return parseOpMessage(frame);
  if (operation === opQuery) return parseOpQuery(frame);
  throw new RangeError(`operation ${operation} is not spoken here`);
}

/** Frames a BSON document as the answer to `request`. */
export function encodeReply(request: WireMessage, document: Buffer): Buffer[] {
  const header = Buffer.alloc(request.legacy ? 36 : 21);
  header.writeInt32LE(header.length + document.length, 0);
  header.writeInt32LE(request.requestId, 8);
  header.writeInt32LE(request.legacy ? opReply : opMessage, 12);
  if (request.legacy) header.writeInt32LE(1, 32);
  return [header, document];
}

function parseOpMessage(frame: Buffer): WireMessage {
  if (frame.length < 26) throw new RangeError('a message is cut short');
  const flags = frame.readUInt32LE(16);
  if (flags & unknownRequiredFlags) throw new RangeError('a message has a flag that nobody knows');
  const end = flags & checksumPresent ? checkedEnd(frame) : frame.length;
  const sequences = new Map<string, Buffer>();
  let body: RawDocument | undefined;
  let position = 20;
  while (position < end) {
    const kind = frame[position];
    const section = frame.subarray(position + 1, end);
    if (kind === 0 && !body) {
      body = RawDocument.parse(section);
      position += 1 + body.bytes.length;
    } else if (kind === 1) {
      position += 1 + readSequence(section, sequences);
    } else {
      throw new RangeError(`a message has a section of kind ${kind} out of place`);
    }
  }
  if (!body) throw new RangeError('a message has no body');
  return { requestId: frame.readInt32LE(4), legacy: false, body, sequences, wantsReply: !(flags & moreToCome) };
}

function checkedEnd(frame: Buffer): number {
  const end = frame.length - 4;
  if (crc32c(frame.subarray(0, end)) !== frame.readUInt32LE(end)) throw new RangeError('a checksum does not match');
  return end;
}

function readSequence(section: Buffer, sequences: Map<string, Buffer>): number {
  const length = section.length >= 4 ? section.readInt32LE(0) : 0;
  const nameEnd = section.indexOf(0, 4);
  if (length < 5 || length > section.length || nameEnd < 0 || nameEnd >= length) {
    throw new RangeError('a section is cut short');
  }
  const name = section.toString('utf8', 4, nameEnd);
  const documents = section.subarray(nameEnd + 1, length);
  if (sequences.has(name)) throw new RangeError('a section comes twice');
  splitDocuments(documents);
  sequences.set(name, documents);
  return length;
}

/** The documents of a sequence, without copying them; throws a RangeError when one is cut short. */
export function splitDocuments(sequence: Buffer): Buffer[] {
  const documents: Buffer[] = [];
  for (let position = 0; position < sequence.length; ) {
    const length = documentLength(sequence, position);
    documents.push(sequence.subarray(position, position + length));
    position += length;
  }
  return documents;
}

function parseOpQuery(frame: Buffer): WireMessage {
  const nameEnd = frame.indexOf(0, 20);
  if (nameEnd < 0) throw new RangeError('a query has no collection');
  const body = RawDocument.parse(frame.subarray(nameEnd + 9));
  return { requestId: frame.readInt32LE(4), legacy: true, body, sequences: new Map(), wantsReply: true };
}
