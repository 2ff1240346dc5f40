import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type FastifyInstance, fastify } from 'fastify';
import { sendFile } from './send-file.js';

let server: FastifyInstance;
let url: string;
let make: () => AsyncGenerator<string>;
let stop: () => void;
let ended: Promise<unknown>;

beforeEach(async () => {
  // `fetch` keeps a connection at hand that no request ever came over.
  server = fastify({ forceCloseConnections: true });
  server.get('/', async (_, reply) => {
    const sending = sendFile(reply, { filename: 'a.csv', contentType: 'text/csv', text: make() }, (stopIt) => {
      stop = stopIt;
      return () => {};
    });
    ended = sending.catch((error) => error.code ?? error.message);
    if (!reply.sent) await sending;
  });
  url = await server.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(() => server.close());

/** Text without end, and a promise that is kept when nobody takes of it any more. */
function endless(): Promise<void> {
  return new Promise((done) => {
    make = async function* () {
      try {
        for (;;) yield 'x'.repeat(64 * 1024);
      } finally {
        done();
      }
    };
  });
}

describe('a file that is sent while it is made', () => {
  it('ends when its text does', async () => {
    make = async function* () {
      yield* ['a,', 'b\r\n'];
    };
    const response = await fetch(url);
    expect(await response.text()).toBe('a,b\r\n');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="a.csv"');
  });

  it('is made no further when its reader goes away', async () => {
    const left = endless();
    const leaving = new AbortController();
    const response = await fetch(url, { signal: leaving.signal });
    await response.body?.getReader().read();
    leaving.abort();
    await left;
    expect(await ended).toBe('ERR_STREAM_PREMATURE_CLOSE');
  });

  it('is made no further when the process ends', async () => {
    const left = endless();
    const response = await fetch(url);
    const reader = response.body?.getReader();
    await reader?.read();
    stop();
    await left;
    await expect(
      (async () => {
        while (!(await reader?.read())?.done);
      })(),
    ).rejects.toThrow();
  });

  it('that breaks off is not taken for a whole one', async () => {
    make = async function* () {
      yield 'half';
      throw new Error('The store is away');
    };
    const response = await fetch(url);
    await expect(response.text()).rejects.toThrow();
    expect(await ended).toBe('The store is away');
  });

  it('that fails before its first piece is an ordinary error', async () => {
    make = async function* () {
      yield await Promise.reject(new Error('The store is away'));
    };
    expect((await fetch(url)).status).toBe(500);
  });
});
