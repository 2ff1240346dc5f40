import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BSON, type Document } from 'mongodb';
import { type MongoUnderTest, openMongoUnderTest } from '../test-support/mongo-under-test.js';
import { crc32c } from './crc32c.js';

let mongo: MongoUnderTest;

beforeAll(async () => {
  mongo = await openMongoUnderTest();
});
afterAll(() => mongo.close());

async function open(): Promise<Socket> {
  const { hostname, port } = new URL(mongo.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  return socket;
}

/** An OP_MSG; with flag 1 a checksum is added. */
function message(document: Document, flags = 0, sections: Buffer[] = []): Buffer {
  const body = Buffer.concat([Buffer.from([0]), BSON.serialize(document), ...sections]);
  const checksum = flags & 1 ? 4 : 0;
  const frame = Buffer.alloc(20 + body.length + checksum);
  for (const [position, value] of [frame.length, 7, 0, 2013, flags].entries()) frame.writeInt32LE(value, position * 4);
  body.copy(frame, 20);
  if (checksum) frame.writeUInt32LE(crc32c(frame.subarray(0, -4)), frame.length - 4);
  return frame;
}

function legacyQuery(document: Document): Buffer {
  const collection = Buffer.from('admin.$cmd\0');
  const body = BSON.serialize(document);
  const frame = Buffer.concat([Buffer.alloc(20), collection, Buffer.alloc(8), body]);
  for (const [position, value] of [frame.length, 7, 0, 2004].entries()) frame.writeInt32LE(value, position * 4);
  return frame;
}

/** The next answer: what it answers to, its operation and its document. */
async function receive(socket: Socket): Promise<{ answers: number; operation: number; document: Document }> {
  let bytes = Buffer.alloc(0);
  while (bytes.length < 4 || bytes.length < bytes.readInt32LE(0)) {
    const [chunk] = await once(socket, 'data');
    bytes = Buffer.concat([bytes, chunk]);
  }
  const operation = bytes.readInt32LE(12);
  const document = BSON.deserialize(bytes.subarray(operation === 1 ? 36 : 21));
  return { answers: bytes.readInt32LE(8), operation, document };
}

const ping = { ping: 1, $db: 'admin' };

describe('a message', () => {
  it('is answered under its number', async () => {
    const socket = await open();
    socket.write(message(ping));
    expect(await receive(socket)).toMatchObject({ answers: 7, operation: 2013, document: { ok: 1 } });
    socket.destroy();
  });

  it('may come byte by byte, or several at once', async () => {
    const socket = await open();
    socket.setNoDelay(true);
    for (const byte of message(ping)) socket.write(Buffer.from([byte]));
    expect((await receive(socket)).document).toMatchObject({ ok: 1 });
    socket.write(
      Buffer.concat([message({ ...ping, a: 1 }, 2), message({ frobnicate: 1, $db: 'admin' }, 2), message(ping)]),
    );
    expect((await receive(socket)).document).toMatchObject({ ok: 1 });
    socket.destroy();
  });

  it('may carry a checksum', async () => {
    const socket = await open();
    socket.write(message(ping, 1));
    expect((await receive(socket)).document).toMatchObject({ ok: 1 });
    socket.destroy();
  });
});

describe('OP_QUERY', () => {
  it('says hello', async () => {
    const socket = await open();
    socket.write(legacyQuery({ isMaster: 1 }));
    const { operation, document } = await receive(socket);
    expect(operation).toBe(1);
    expect(document).toMatchObject({ ismaster: true, maxMessageSizeBytes: 48_000_000, ok: 1 });
    socket.destroy();
  });

  it('does nothing else', async () => {
    const socket = await open();
    socket.write(legacyQuery({ listDatabases: 1 }));
    expect((await receive(socket)).document).toMatchObject({ ok: 0, code: 352 });
    socket.destroy();
  });
});

describe('a malformed message costs its sender the connection and nobody else anything:', () => {
  const whole = message(ping);
  const withLength = (length: number) => {
    const frame = Buffer.from(whole);
    frame.writeInt32LE(length, 0);
    return frame;
  };
  const patched = (offset: number, value: number) => {
    const frame = Buffer.from(whole);
    frame[offset] = value;
    return frame;
  };
  it.each([
    ['one of 48,000,001 bytes', withLength(48_000_001)],
    ['one of negative length', withLength(-1)],
    ['one shorter than its header', withLength(15)],
    ['an unknown operation', patched(12, 99)],
    ['an unknown flag that must be understood', patched(16, 4)],
    ['an unknown kind of section', patched(20, 9)],
    ['a document longer than its message', patched(21, 0xff)],
    ['a wrong checksum', Buffer.concat([message(ping, 1).subarray(0, -1), Buffer.from([0x55])])],
    ['a sequence that is cut short', message(ping, 0, [Buffer.from([1, 40, 0, 0, 0, 97, 0])])],
  ])('%s', async (_, frame) => {
    const [good, bad] = [await open(), await open()];
    bad.on('error', () => undefined);
    bad.write(frame);
    await once(bad, 'close');
    good.write(whole);
    expect((await receive(good)).document).toMatchObject({ ok: 1 });
    good.destroy();
  });
});
