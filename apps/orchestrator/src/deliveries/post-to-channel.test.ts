import type { LookupAddress } from 'node:dns';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createAddressCheck } from '@red-tortoise/domain';
import { startWebhookReceiver, type WebhookReceiver } from '@red-tortoise/testing/receivers';
import { checkedLookup, type ResolveName } from './checked-lookup.js';
import { postToChannel } from './post-to-channel.js';

let receiver: WebhookReceiver;
let port: string;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
  port = new URL(receiver.url).port;
});
afterAll(() => receiver.close());
beforeEach(() => {
  receiver.requests.length = 0;
  receiver.answer = (_, response) => void response.writeHead(204).end();
});

/** Answers the addresses of `answers`, one list for each look-up, and the last one from then on. */
function resolving(...answers: string[][]): ResolveName & { asked: number } {
  const resolve: ResolveName & { asked: number } = Object.assign(
    (_name: string, _options: unknown, callback: (error: null, addresses: LookupAddress[]) => void) => {
      const addresses = answers[Math.min(resolve.asked, answers.length - 1)] ?? [];
      resolve.asked += 1;
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    },
    { asked: 0 },
  );
  return resolve;
}

const network = (allowed: string, resolve?: ResolveName) => {
  const isAllowed = createAddressCheck(allowed);
  return { isAllowed, lookup: checkedLookup(isAllowed, resolve), timeout: 2_000 };
};
const loopback = network('127.0.0.0/8');
const post = (url: string, through = loopback) => postToChannel(through, { url, body: '{}' });

describe('nothing is sent', () => {
  it.each([
    'http://127.0.0.1',
    'http://127.1',
    'http://2130706433',
    'http://0x7f000001',
    'http://0177.0.0.1',
    'http://localhost',
    'http://any.localhost',
    'http://[::1]',
    'http://[::ffff:127.0.0.1]',
    'http://[::ffff:7f00:1]',
    'http://0.0.0.0',
    'http://[::]',
    'http://10.0.0.1',
    'http://172.16.0.1',
    'http://192.168.0.1',
    'http://100.64.0.1',
    'http://169.254.169.254',
    'http://224.0.0.1',
    'http://255.255.255.255',
    'http://[fd00::1]',
    'http://[fe80::1]',
    'http://[64:ff9b::7f00:1]',
    'http://[2002:7f00:1::]',
  ])('to %s', async (host) => {
    expect(await post(`${host}:${port}/`, network(''))).toMatchObject({
      sent: false,
      final: true,
      detail: expect.stringContaining('is not a public address'),
    });
    expect(receiver.requests).toEqual([]);
  });

  it.each([
    ['ftp://127.0.0.1/', 'only http and https'],
    ['http://user:secret@127.0.0.1/', 'a password'],
    ['nowhere', 'no web address'],
  ])('to %s', async (url, detail) => {
    expect(await post(url)).toMatchObject({ sent: false, final: true, detail: expect.stringContaining(detail) });
  });

  it.each([
    ['a private address', ['10.1.2.3']],
    ['this machine', ['127.0.0.1']],
    ['a public address and a private one', ['93.184.216.34', '192.168.1.1']],
    ['a private IPv6 address', ['fd00::1']],
    ['an IPv4 address in IPv6', ['::ffff:127.0.0.1']],
    ['the metadata of a cloud', ['169.254.169.254']],
  ])('to a name that leads to %s', async (_, addresses) => {
    const outcome = await post(`http://hook.example.test:${port}/`, network('', resolving(addresses)));
    expect(outcome).toMatchObject({ sent: false, detail: expect.stringContaining('is not public') });
    expect(receiver.requests).toEqual([]);
  });
});

describe('a name that leads elsewhere a moment later', () => {
  it('is asked once: the connection goes to the address that was checked', async () => {
    // 127.0.0.2 stands for a public address; 127.0.0.1, where the receiver is, for a private one.
    const resolve = resolving(['127.0.0.2'], ['127.0.0.1']);
    const outcome = await post(`http://hook.example.test:${port}/`, network('127.0.0.2/32', resolve));
    expect(resolve.asked).toBe(1);
    expect(outcome).toMatchObject({ sent: false, detail: 'nobody listens there' });
    expect(receiver.requests).toEqual([]);
    expect(await post(`http://hook.example.test:${port}/`, network('127.0.0.2/32', resolve))).toMatchObject({
      sent: false,
      detail: expect.stringContaining('is not public'),
    });
    expect(receiver.requests).toEqual([]);
  });

  it('is reached under its own name', async () => {
    expect(await post(`http://hook.example.test:${port}/x`, network('127.0.0.1/32', resolving(['127.0.0.1'])))).toEqual(
      {
        sent: true,
        detail: '204',
        status: 204,
      },
    );
    expect(receiver.requests[0]).toMatchObject({ path: '/x', headers: { host: `hook.example.test:${port}` } });
  });
});

describe('an answer', () => {
  it('that redirects is a failure, and followed nowhere', async () => {
    receiver.answer = (_, response) => void response.writeHead(302, { location: `${receiver.url}/secret` }).end();
    expect(await post(receiver.url)).toMatchObject({
      sent: false,
      status: 302,
      detail: expect.stringContaining('not followed'),
    });
    expect(receiver.requests).toHaveLength(1);
  });

  it('of 410 says that it is gone', async () => {
    receiver.answer = (_, response) => void response.writeHead(410).end();
    expect(await post(receiver.url)).toMatchObject({ sent: false, gone: true, final: true, status: 410 });
  });

  it('tells its words in a line, and how long to wait', async () => {
    receiver.answer = (_, response) => void response.writeHead(503, { 'retry-after': '90' }).end('too\r\nbusy');
    expect(await post(receiver.url)).toEqual({ sent: false, status: 503, detail: '503 too busy', retryAfter: 90_000 });
  });

  it('without end is read to 4 KB', async () => {
    receiver.answer = (_, response) => {
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(1_000)));
      };
      response.writeHead(200).on('drain', pour);
      pour();
    };
    expect(await post(receiver.url)).toMatchObject({ sent: true, status: 200 });
  });

  it('that never comes ends with the time; of one that comes drop by drop the status counts', async () => {
    const hasty = { ...loopback, timeout: 200 };
    receiver.answer = () => {};
    expect(await post(receiver.url, hasty)).toEqual({ sent: false, status: null, detail: 'no answer in time' });
    receiver.answer = (_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    };
    expect(await post(receiver.url, hasty)).toMatchObject({ sent: true, status: 200 });
  });

  it('of nobody is a failure with a reason', async () => {
    expect(await post('http://127.0.0.1:9/')).toMatchObject({
      sent: false,
      status: null,
      detail: 'nobody listens there',
    });
  });
});
