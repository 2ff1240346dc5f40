import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type LiveMessageName, liveMessages, liveStreamPath } from '@red-tortoise/contracts';
import { AlertModel, EventModel, StreamOffsetModel, toEvent } from '@red-tortoise/documents';
import { endLiveAccess, fanOut, requestErasure } from '@red-tortoise/domain';
import { importLockfile } from '../test-support/import-lockfile.js';
import { type TextReader, textReaderOf } from '../test-support/read-until.js';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';
import { storeAlert } from '../test-support/store-alert.js';

let api: TestApi;
let secondCopy: TestApi;
let ada: Person;
let offset = 100;
let leave = new AbortController();

beforeAll(async () => {
  api = await startApi();
  secondCopy = await startApi();
});
afterAll(async () => {
  await secondCopy.close();
  await api.close();
});
beforeEach(async () => {
  await StreamOffsetModel.deleteMany({});
  ada = await api.signUp('Ada');
  await importLockfile(api.stores.context, ada, [{ name: 'left-pad', version: '1.0.0' }]);
});
afterEach(() => {
  leave.abort();
  leave = new AbortController();
});

/** A release, as the pipeline stores it and the feed's processor brings it in. */
async function release(version: string, count = 1, name = 'left-pad'): Promise<void> {
  const now = new Date();
  const events = Array.from({ length: count }, (_, number) => ({
    _id: crypto.randomUUID().replaceAll('-', ''),
    type: 'package.released' as const,
    subject: `pkg:npm/${name}`,
    key: `pkg:npm/${name}`,
    occurredAt: now,
    observedAt: now,
    schemaVersion: 1,
    historical: false,
    data: { version: `${version}.${number}`, previousVersion: '1.0.0', level: 'minor', publisher: null },
    published: true,
  }));
  await EventModel.insertMany(events);
  const places = new Map(events.map(({ _id }) => [_id, { partition: 2, offset: ++offset }]));
  const { context } = api.stores;
  const owners = await fanOut(context, events.map(toEvent), ({ id }) => places.get(id) ?? null);
  const _id = `feed-fan-out/${api.stores.queue.stream.streamName(2)}`;
  await StreamOffsetModel.updateOne({ _id }, { $set: { offset, at: now } }, { upsert: true });
  context.queue.signal('feed.grew', { owners });
}

/** An open page: what it has read, message by message. */
interface Page {
  messages: AsyncGenerator<string, undefined>;
  leave(): Promise<void>;
}

async function follow(who: Person, on = api, lastEventId?: string): Promise<Page> {
  const headers = { cookie: who.cookie ?? '', ...(lastEventId && { 'last-event-id': lastEventId }) };
  const response = await fetch(`${on.url}${liveStreamPath}`, { headers, signal: leave.signal });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  const reader = textReaderOf(response);
  return { messages: messagesOf(reader), leave: () => reader.cancel() };
}

async function followByToken(): Promise<Page> {
  const { secret } = (await ada.post('/v1/tokens', { name: 'CI' })).body;
  const headers = { authorization: `Bearer ${secret}` };
  const reader = textReaderOf(await fetch(`${api.url}${liveStreamPath}`, { headers, signal: leave.signal }));
  return { messages: messagesOf(reader), leave: () => reader.cancel() };
}

/** The next message of that name, held against its contract, with its id. Others before it are passed over. */
async function next<N extends LiveMessageName>({ messages }: Page, name: N) {
  for (;;) {
    const { value, done } = await messages.next();
    if (done) throw new Error(`the stream ended without ${name}`);
    const [, id] = /^id: (\S+)$/m.exec(value) ?? [];
    const [, data] = /^data: (.*)$/m.exec(value) ?? [];
    if (value.includes(`event: ${name}\n`)) return { id, data: liveMessages[name].parse(JSON.parse(data ?? '')) };
  }
}

/** What the page is told up to and with a message of that name. */
async function namesUpTo({ messages }: Page, last: LiveMessageName): Promise<string[]> {
  const names: string[] = [];
  while (names.at(-1) !== last) {
    const { value, done } = await messages.next();
    if (done) throw new Error(`the stream ended without ${last}`);
    const [, name] = /^event: (\S+)$/m.exec(value) ?? [];
    if (name) names.push(name);
  }
  return names;
}

async function* messagesOf(reader: TextReader): AsyncGenerator<string, undefined> {
  for (let text = ''; ; ) {
    const end = text.indexOf('\n\n');
    if (end >= 0) {
      yield text.slice(0, end);
      text = text.slice(end + 2);
      continue;
    }
    const { value, done } = await reader.read();
    if (done) return undefined;
    text += value;
  }
}

describe('an open page', () => {
  it('is told what comes into its feed, with the reason', async () => {
    const reader = await follow(ada);
    await next(reader, 'ready');
    await release('1.1');
    const { data } = await next(reader, 'feed');
    expect(data).toMatchObject({
      items: [{ packageName: 'left-pad', isNew: true, reasons: [{ projectName: 'web-shop', version: '1.0.0' }] }],
    });
  });

  it('is told by any copy of the API', async () => {
    const reader = await follow(ada, secondCopy);
    await next(reader, 'ready');
    await release('1.2');
    expect((await next(reader, 'feed')).data).toMatchObject({ items: [{ event: { data: { version: '1.2.0' } } }] });
  });

  it('that comes back gets what it missed, once, and nothing from before', async () => {
    const first = await follow(ada);
    await next(first, 'ready');
    await release('1.3');
    const { id } = await next(first, 'feed');
    await first.leave();
    await release('1.4');
    const again = await follow(ada, secondCopy, id);
    const { data } = await next(again, 'feed');
    expect(data).toMatchObject({ items: [{ event: { data: { version: '1.4.0' } } }] });
    expect((data as { items: unknown[] }).items).toHaveLength(1);
  });

  it('is told to read again where more happened than is worth sending', async () => {
    const reader = await follow(ada);
    await next(reader, 'ready');
    await release('2.0', 300);
    await next(reader, 'refresh');
  });

  it('sees imports of its organisation move', async () => {
    const reader = await follow(ada);
    await next(reader, 'ready');
    const { importId } = await importLockfile(api.stores.context, ada, [{ name: 'ms', version: '2.1.3' }], 'other');
    let shown: { id: string; state: string };
    do shown = (await next(reader, 'import')).data as typeof shown;
    while (shown.state !== 'done');
    expect(shown.id).toBe(importId);
  });
});

describe('the badge of the inbox', () => {
  const unread = async (page: Page) => ((await next(page, 'inbox')).data as { unread: number }).unread;

  it('is told at the beginning, and by any copy whenever it changes', async () => {
    const { _id } = await storeAlert(ada.userId);
    const pages = [await follow(ada), await follow(ada, secondCopy)];
    for (const page of pages) expect(await unread(page)).toBe(1);
    await ada.patch(`/v1/inbox/${_id}`, { state: 'done' });
    for (const page of pages) expect(await unread(page)).toBe(0);
  });

  it('many changes at once are one message, with the last figure', async () => {
    const page = await follow(ada);
    expect(await unread(page)).toBe(0);
    for (let count = 0; count < 20; count++) {
      await storeAlert(ada.userId);
      api.stores.queue.signal('inbox.changed', { userIds: [ada.userId] });
    }
    const figures = [await unread(page)];
    while (figures.at(-1) !== 20) figures.push(await unread(page));
    expect(figures.length).toBeLessThan(6);
  });

  it('grows when a snooze ends, though nobody signals it', async () => {
    const page = await follow(ada);
    expect(await unread(page)).toBe(0);
    const { _id } = await storeAlert(ada.userId, { snoozedUntil: new Date(Date.now() + 1_000) });
    expect(await unread(page)).toBe(1);
    expect(await AlertModel.findById(_id).lean()).toMatchObject({ state: 'unread' });
  });

  it('is not for tokens, nor for others', async () => {
    const ofToken = await followByToken();
    const eve = await api.signUp('Eve');
    const [hers, adas] = [await follow(eve), await follow(ada)];
    for (const page of [hers, adas]) expect(await unread(page)).toBe(0);
    await storeAlert(ada.userId);
    api.stores.queue.signal('inbox.changed', { userIds: [ada.userId] });
    expect(await unread(adas)).toBe(1);
    await storeAlert(eve.userId);
    await storeAlert(eve.userId);
    api.stores.queue.signal('inbox.changed', { userIds: [eve.userId] });
    // The first that she hears after the beginning is her own; the token hears of the organisation's feed alone.
    expect(await unread(hers)).toBe(2);
    await release('1.7');
    expect(await namesUpTo(ofToken, 'feed')).toEqual(['ready', 'feed']);
  });
});

it('a token hears nothing of what its maker watches, nor of what they have seen', async () => {
  await ada.send('PUT', `/v1/watches/${encodeURIComponent('pkg:npm/is-odd')}`);
  await ada.send('PUT', '/v1/feed/seen');
  const [ofToken, adas] = [await followByToken(), await follow(ada)];
  for (const page of [ofToken, adas]) await next(page, 'ready');
  await release('3.0', 1, 'is-odd');
  expect((await next(adas, 'feed')).data).toMatchObject({ items: [{ packageName: 'is-odd', watched: true }] });
  await release('1.8');
  const { items } = (await next(ofToken, 'feed')).data as { items: object[] };
  expect(items).toMatchObject([{ packageName: 'left-pad', isNew: true }]);
  expect(items).toHaveLength(1);
  const { secret } = (await ada.post('/v1/tokens', { name: 'CI' })).body;
  const { body, text } = await api.anyone.get('/v1/feed', { authorization: `Bearer ${secret}` });
  expect([body.seenAt, text.includes('left-pad'), text.includes('is-odd')]).toEqual([null, true, false]);
  expect((await ada.get('/v1/feed')).text).toContain('is-odd');
});

it('findings that change are told to readers of the organisation, gathered, by any copy', async () => {
  const eve = await api.signUp('Eve');
  const pages = [await follow(ada), await follow(ada, secondCopy)];
  const hers = await follow(eve);
  for (const page of [...pages, hers]) await next(page, 'ready');
  const { queue } = api.stores;
  for (const projectId of ['one', 'two', 'one']) {
    queue.signal('findings.changed', { organisationId: ada.organisationId, projectIds: [projectId] });
  }
  for (const page of pages) expect((await next(page, 'findings')).data).toEqual({ projectIds: ['one', 'two'] });
  queue.signal('findings.changed', { organisationId: eve.organisationId, projectIds: ['hers'] });
  expect((await next(hers, 'findings')).data).toEqual({ projectIds: ['hers'] });
});

it('of somebody who is erased every page ends at once, and neither session nor token opens another', async () => {
  const { secret } = (await ada.post('/v1/tokens', { name: 'CI' })).body;
  const pages = [await follow(ada), await follow(ada, secondCopy), await followByToken()];
  for (const page of pages) await next(page, 'ready');
  const { context } = api.stores;
  const { email: name } = await context.database.user.findUniqueOrThrow({ where: { id: ada.userId } });
  const asked = {
    subject: 'person',
    id: ada.userId,
    name,
    reason: 'a letter',
    by: { id: 'grace', name: 'Grace' },
  } as const;
  const request = await context.database.$transaction((transaction) => requestErasure(transaction, asked));
  endLiveAccess(context, request);
  for (const page of pages) await expect(next(page, 'feed')).rejects.toThrow('the stream ended');
  const credentials = { cookie: ada.cookie ?? '', authorization: `Bearer ${secret}` };
  for (const credential of Object.entries(credentials)) {
    const headers = [credential];
    expect((await fetch(`${api.url}${liveStreamPath}`, { headers })).status).toBe(401);
  }
});

it('nobody is told what happens to others', async () => {
  const eve = await api.signUp('Eve');
  const hers = await follow(eve);
  const adas = await follow(ada);
  await next(hers, 'ready');
  await next(adas, 'ready');
  await release('1.5');
  await next(adas, 'feed');
  await importLockfile(api.stores.context, eve, [{ name: 'left-pad', version: '1.0.0' }]);
  await release('1.6');
  // The first that she hears of is her own.
  expect((await next(hers, 'feed')).data).toMatchObject({ items: [{ event: { data: { version: '1.6.0' } } }] });
});

it('of one account so many are open on a copy of the API and no more; one that leaves makes room', async () => {
  const pages: Page[] = [];
  for (let count = 0; count < 20; count++) pages.push(await follow(ada));
  const open = async () => {
    const answer = await fetch(`${api.url}${liveStreamPath}`, {
      headers: { cookie: ada.cookie ?? '' },
      signal: leave.signal,
    });
    if (answer.status === 200) return answer.status;
    return [answer.status, ((await answer.json()) as { code: string }).code];
  };
  expect(await open()).toEqual([429, 'request.too-many']);
  const others = await followByToken();
  await next(others, 'ready');
  await next(await follow(await api.signUp('Eve')), 'ready');
  await pages[0]?.leave();
  let answer = await open();
  while (answer !== 200) answer = await open();
  expect(answer).toBe(200);
});

it('an id that is none of ours is as good as none', async () => {
  const reader = await follow(ada, api, "1.2'; drop");
  expect((await next(reader, 'ready')).id).toMatch(/^(-1|\d+)(\.(-1|\d+)){3}$/);
});
