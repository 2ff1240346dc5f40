import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '../test-support/caller.js';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';
import { storeAlert } from '../test-support/store-alert.js';

let api: TestApi;
let ada: Person;
let channelId: string;
let paths: { rss: string; atom: string; json: string };
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  ada = await api.signUp('Ada');
  const { channel, secret } = (await ada.post('/v1/channels', { channel: { kind: 'feed', name: 'My reader' } })).body;
  channelId = channel.id;
  const { rss, atom, json } = secret.feed;
  paths = { rss: new URL(rss).pathname, atom: new URL(atom).pathname, json: new URL(json).pathname };
});

const read = (path: string, headers: Record<string, string> = {}) => api.anyone.get(path, headers);
const said = ({ status, body }: Answer) => [status, body?.code];
const store = (minutes: number, channelIds = [channelId]) =>
  storeAlert(ada.userId, { channelIds, at: new Date(Date.UTC(2026, 4, 1, 10, minutes)) });

describe('200', () => {
  it.each([
    ['rss', 'application/rss+xml; charset=utf-8', '<rss'],
    ['atom', 'application/atom+xml; charset=utf-8', '<feed'],
    ['json', 'application/feed+json; charset=utf-8', '"version": ?"https://jsonfeed.org/version/1.1"'],
  ] as const)('%s is what its readers expect, without a session', async (format, contentType, beginning) => {
    await store(1);
    const answer = await read(paths[format]);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, contentType]);
    expect(answer.text).toMatch(new RegExp(beginning));
    expect(answer.headers.get('cache-control')).toBe('private, max-age=300');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('x-robots-tag')).toContain('noindex');
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('the newest hundred alerts of this channel, and of no other', async () => {
    const ids: string[] = [];
    for (let minutes = 0; minutes < 102; minutes++) ids.push((await store(minutes))._id);
    await store(200, ['another-channel']);
    const { items } = (await read(paths.json)).body;
    const shown = items.map(({ id }: { id: string }) => id.replace('urn:uuid:', '').replaceAll('-', ''));
    expect(shown).toEqual(ids.slice(2).reverse());
  });

  it('a channel without alerts is an empty feed', async () => {
    expect((await read(paths.json)).body.items).toEqual([]);
  });

  it('while a feed is paused, what comes waits', async () => {
    await store(1);
    await ada.put(`/v1/channels/${channelId}/pause`);
    await storeAlert(ada.userId, { channelIds: [channelId], at: new Date(Date.now() + 60_000) });
    expect((await read(paths.json)).body.items).toHaveLength(1);
    await ada.delete(`/v1/channels/${channelId}/pause`);
    expect((await read(paths.json)).body.items).toHaveLength(2);
  });

  it('the secret is in no log line', async () => {
    const [, secret = 'none'] = /feeds\/([^/]+)/.exec(paths.rss) ?? [];
    await read(paths.rss);
    await read(`/v1/feeds/${secret}/pdf`);
    await read(`/v1/feeds/${secret}`);
    await read(`/v1/feeds/${secret}%/rss`);
    const lines = JSON.stringify(api.logged);
    expect(lines).toContain('/v1/feeds/:secret/:format');
    expect(lines).not.toContain(secret);
  });
});

describe('304', () => {
  it('a reader that has it gets nothing again, until something new is there', async () => {
    await store(1);
    const tag = (await read(paths.atom)).headers.get('etag') ?? '';
    expect(tag).not.toBe('');
    const again = await read(paths.atom, { 'if-none-match': tag });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', tag]);
    expect(again.headers.get('cache-control')).toBe('private, max-age=300');
    await store(2);
    expect((await read(paths.atom, { 'if-none-match': tag })).status).toBe(200);
  });
});

describe('404', () => {
  it('a secret that nobody has, a part of one, and a format that there is not', async () => {
    const { rss } = paths;
    for (const path of ['/v1/feeds/nothing/rss', rss.replace(/.\/rss$/, '/rss'), rss.replace(/rss$/, 'pdf')]) {
      expect(said(await read(path))).toEqual([404, 'channel.not-found']);
    }
  });

  it('an address whose channel was removed', async () => {
    await ada.delete(`/v1/channels/${channelId}`);
    expect(said(await read(paths.rss))).toEqual([404, 'channel.not-found']);
  });
});

describe('429', () => {
  it('one address may not read, nor guess, without end', async () => {
    const address = { 'x-forwarded-for': '203.0.113.77' };
    const answers = await Promise.all(Array.from({ length: 305 }, () => read('/v1/feeds/guess/rss', address)));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
    expect((await read(paths.rss, { 'x-forwarded-for': '203.0.113.78' })).status).toBe(200);
  });
});
