import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Event, FeedPage } from '@red-tortoise/contracts';
import { EventModel, FeedEntryModel, toEvent } from '@red-tortoise/documents';
import { fanOut, watchAudience } from '@red-tortoise/domain';
import { importLockfile } from '../test-support/import-lockfile.js';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';
import { storeAdvisory } from '../test-support/store-advisory.js';

let api: TestApi;
let person: Person;
let unique: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  person = await api.signUp();
  unique = crypto.randomUUID().slice(0, 8);
});

const minute = 60_000;
const start = Date.parse('2026-03-01T00:00:00.000Z');

/** An event of a package that happened `at` minutes after the start, as pipeline and fan-out leave it. */
async function happen(name: string, at: number, change: Partial<Event> = {}): Promise<string> {
  const stored = await EventModel.create({
    _id: crypto.randomUUID().replaceAll('-', ''),
    type: 'package.released',
    subject: `pkg:npm/${name}`,
    key: `pkg:npm/${name}`,
    occurredAt: new Date(start + at * minute),
    observedAt: new Date(),
    schemaVersion: 1,
    historical: false,
    data: { version: '9.0.0', previousVersion: null, level: null, publisher: null },
    ...change,
  });
  await fanOut(api.stores.context, [toEvent(stored.toObject())]);
  return stored._id;
}

async function read(path: string): Promise<FeedPage> {
  const { status, body } = await person.get(path);
  expect(status).toBe(200);
  return FeedPage.parse(body);
}

/** Every package event of a feed, page by page. */
async function readAll(path: string, limit: number): Promise<FeedPage['items']> {
  const items: FeedPage['items'] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: FeedPage = await read(
      `${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`,
    );
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    cursor = page.next;
  }
  return items.filter(({ event }) => event.type !== 'project.imported');
}
const idsOf = (items: FeedPage['items']) => items.map(({ event }) => event.id);

describe('the personal feed', () => {
  it('has what touches any project or is watched, newest first, each event once, in pages of any size', async () => {
    const [shared, own, watched] = [`shared-${unique}`, `own-${unique}`, `watched-${unique}`];
    await importLockfile(api.stores.context, person, [{ name: shared, version: '1.0.0' }], 'one');
    await importLockfile(
      api.stores.context,
      person,
      [
        { name: shared, version: '2.0.0' },
        { name: own, version: '1.0.0' },
      ],
      'two',
    );
    for (const name of [watched, shared]) await person.put(`/v1/watches/pkg%3Anpm%2F${name}`);
    const expected: string[] = [];
    for (let at = 0; at < 12; at++) expected.unshift(await happen([shared, own, watched][at % 3] as string, at));
    await happen(`stranger-${unique}`, 5);
    const simultaneous = await Promise.all([1, 2, 3].map(() => happen(shared, 50)));
    expected.unshift(...simultaneous.sort().reverse());
    for (const limit of [1, 2, 7, 200]) expect(idsOf(await readAll('/v1/feed', limit))).toEqual(expected);
  });

  it('says why each event is there, and whether it is watched', async () => {
    const [direct, transitive] = [`direct-${unique}`, `transitive-${unique}`];
    const locked = [
      { name: direct, version: '1.0.0' },
      { name: transitive, version: '1.2.3', direct: false },
    ];
    const { projectId } = await importLockfile(api.stores.context, person, locked, 'web-shop');
    await importLockfile(api.stores.context, person, [{ name: transitive, version: '2.0.0', dev: true }], 'tools');
    await happen(transitive, 1);
    const [item] = await readAll('/v1/feed', 10);
    expect(item).toMatchObject({ packageName: transitive, watched: false });
    const reasons = [...(item?.reasons ?? [])].sort((one, other) => one.version.localeCompare(other.version));
    expect(reasons).toMatchObject([
      { projectName: 'web-shop', version: '1.2.3', direct: false, path: [`${direct}@1.0.0`, `${transitive}@1.2.3`] },
      { projectName: 'tools', version: '2.0.0', direct: true, dev: true },
    ]);
    await person.put(`/v1/watches/pkg%3Anpm%2F${transitive}`);
    expect((await readAll('/v1/feed', 10))[0]?.watched).toBe(true);
    const [inProject] = await readAll(`/v1/projects/${projectId}/feed`, 10);
    expect(inProject?.reasons.map(({ projectName }) => projectName)).toEqual(['web-shop']);
  });

  it('can be narrowed by type, to direct, to production; any audience that fits is enough', async () => {
    const [direct, transitive, tool] = [`d-${unique}`, `t-${unique}`, `u-${unique}`];
    await importLockfile(api.stores.context, person, [
      { name: direct, version: '1.0.0' },
      { name: transitive, version: '1.0.0', direct: false },
      { name: tool, version: '1.0.0', dev: true },
    ]);
    const released = await happen(direct, 1);
    const deprecated = await happen(transitive, 2, {
      type: 'package.deprecated',
      data: { version: '1.0.0', message: 'use another' },
    });
    const ofTool = await happen(tool, 3);
    const ids = async (query: string) => idsOf(await readAll(`/v1/feed?${query}`, 2));
    expect(await ids('types=package.deprecated')).toEqual([deprecated]);
    expect(await ids('types=package.deprecated,package.released')).toEqual([ofTool, deprecated, released]);
    expect(await ids('direct=true')).toEqual([ofTool, released]);
    expect(await ids('production=true')).toEqual([deprecated, released]);
    expect(await ids('direct=true&production=true')).toEqual([released]);
    expect(await ids('direct=false')).toEqual([ofTool, deprecated, released]);
    await importLockfile(api.stores.context, person, [{ name: transitive, version: '1.0.0' }], 'asks for it itself');
    expect(await ids('direct=true')).toEqual([ofTool, deprecated, released]);
    expect((await person.get('/v1/feed?types=package.eaten')).body.code).toBe('request.invalid');
  });

  it('marks what came since the reader last said "seen", never history', async () => {
    const name = `p-${unique}`;
    await happen(name, 1, { historical: true });
    await importLockfile(api.stores.context, person, [{ name, version: '1.0.0' }]);
    expect(await read('/v1/feed')).toMatchObject({ newCount: 0, seenAt: null });
    const fresh = await happen(name, 2);
    const before = await read('/v1/feed');
    expect(before.newCount).toBe(1);
    expect(idsOf(before.items.filter(({ isNew }) => isNew))).toEqual([fresh]);
    expect((await person.put('/v1/feed/seen')).status).toBe(204);
    const seen = await read('/v1/feed');
    expect(seen).toMatchObject({ newCount: 0, seenAt: expect.any(String) });
    expect(seen.items.some(({ isNew }) => isNew)).toBe(false);
    const next = await happen(name, 3, { observedAt: new Date(Date.now() + 5_000).toISOString() } as never);
    const after = await read('/v1/feed');
    expect(after.newCount).toBe(1);
    expect(idsOf(after.items.filter(({ isNew }) => isNew))).toEqual([next]);
  });

  it('leaves new what came in after the page that the reader has seen, and what is yet to come', async () => {
    const name = `p-${unique}`;
    await importLockfile(api.stores.context, person, [{ name, version: '1.0.0' }]);
    await happen(name, 1);
    const { readAt } = await read('/v1/feed');
    const later = await happen(name, 2);
    expect((await person.put(`/v1/feed/seen?until=${readAt}`)).status).toBe(204);
    const { items, newCount } = await read('/v1/feed');
    expect([newCount, idsOf(items.filter(({ isNew }) => isNew))]).toEqual([1, [later]]);
    await person.put(`/v1/feed/seen?until=${new Date(Date.now() + 3_600_000).toISOString()}`);
    const { seenAt } = await read('/v1/feed');
    expect(Date.parse(seenAt ?? '')).toBeLessThanOrEqual(Date.now());
  });

  it('what was seen stays seen when an older page says so later', async () => {
    await person.put('/v1/feed/seen');
    const { seenAt, readAt } = await read('/v1/feed');
    expect(
      (await person.put(`/v1/feed/seen?until=${new Date(Date.parse(readAt) - 60_000).toISOString()}`)).status,
    ).toBe(204);
    expect((await read('/v1/feed')).seenAt).toBe(seenAt);
  });

  it('counts an event of several audiences once, and no further than 99', async () => {
    const name = `p-${unique}`;
    for (const project of ['one', 'two'])
      await importLockfile(api.stores.context, person, [{ name, version: '1.0.0' }], project);
    await person.put(`/v1/watches/pkg%3Anpm%2F${name}`);
    await happen(name, 1);
    expect(await read('/v1/feed')).toMatchObject({ newCount: 1, moreNew: false });
    const entries = Array.from({ length: 1_200 }, (_, index) => ({
      _id: `${watchAudience(person.userId)}/filler-${index}`,
      owner: person.userId,
      audience: watchAudience(person.userId),
      eventId: `filler-${index}`,
      type: 'package.released' as const,
      packagePurl: null,
      occurredAt: new Date(start - index * minute),
      addedAt: new Date(),
      fresh: true,
      direct: true,
      production: true,
    }));
    await FeedEntryModel.insertMany(entries);
    expect(await read('/v1/feed')).toMatchObject({ newCount: 99, moreNew: true });
  });

  it('holds what a person watches until they stop', async () => {
    const name = `p-${unique}`;
    await happen(name, 1);
    await person.put(`/v1/watches/pkg%3Anpm%2F${name}`);
    expect(await readAll('/v1/feed', 10)).toHaveLength(1);
    await person.delete(`/v1/watches/pkg%3Anpm%2F${name}`);
    expect(await readAll('/v1/feed', 10)).toHaveLength(0);
  });
});

describe('an advisory', () => {
  const aboutIt = (advisoryId: string) => ({
    advisoryId,
    names: [advisoryId],
    summary: '<script>alert(1)</script>',
    severity: 'high' as const,
    malicious: false,
  });

  it('that changes is told to the projects with a finding of it, and to whoever watches the package', async () => {
    const name = `p-${unique}`;
    const id = `GHSA-${unique}`;
    await storeAdvisory(id, [{ name, range: ['1.0.0', '2.0.0'] }]);
    const affected = await importLockfile(api.stores.context, person, [{ name, version: '1.5.0' }], 'affected');
    const safe = await importLockfile(api.stores.context, person, [{ name, version: '2.0.0' }], 'safe');
    const watcher = await api.signUp();
    await watcher.put(`/v1/watches/pkg%3Anpm%2F${name}`);
    const changed = await happen(name, 1, {
      type: 'advisory.changed',
      data: { ...aboutIt(id), changes: [{ what: 'severity', from: 'medium', to: 'high' }] },
    });
    const withdrawn = await happen(name, 2, { type: 'advisory.withdrawn', data: aboutIt(id) });
    const foreign = await happen(name, 3, { type: 'advisory.withdrawn', data: aboutIt('GHSA-of-another-version') });

    const told = await readAll(`/v1/projects/${affected.projectId}/feed`, 10);
    expect(idsOf(told)).toEqual([withdrawn, changed]);
    expect(await readAll(`/v1/projects/${safe.projectId}/feed`, 10)).toEqual([]);
    const [, item] = await readAll('/v1/feed?types=advisory.changed,advisory.withdrawn', 10);
    expect(item).toMatchObject({ packageName: name, isNew: true, event: { type: 'advisory.changed' } });
    expect(item?.reasons).toMatchObject([{ projectName: 'affected', version: '1.5.0' }]);
    const { items } = (await watcher.get('/v1/feed')).body as FeedPage;
    expect(idsOf(items)).toEqual([foreign, withdrawn, changed]);
    expect(items.map(({ watched, reasons }) => [watched, reasons])).toEqual(Array(3).fill([true, []]));
  });

  it('that opens a finding is told to the project as that finding, with what it is about', async () => {
    const name = `p-${unique}`;
    const { projectId } = await importLockfile(api.stores.context, person, [{ name, version: '1.5.0' }]);
    const subject = `project:${projectId}`;
    const finding = {
      ...aboutIt('unused'),
      findingId: 'f'.repeat(32),
      projectId,
      purl: `pkg:npm/${name}@1.5.0`,
      packagePurl: `pkg:npm/${name}`,
      name,
      version: '1.5.0',
      direct: true,
      dev: false,
    };
    const { advisoryId: _, ...data } = finding;
    const opened = await happen(name, 1, {
      type: 'finding.opened',
      subject,
      key: subject,
      data: { ...data, cause: 'advisory', importId: null },
    });
    for (const path of ['/v1/feed', `/v1/projects/${projectId}/feed`]) {
      const [item] = await readAll(path, 10);
      expect(item).toMatchObject({ event: { id: opened, data: { findingId: finding.findingId } }, packageName: name });
      expect(item?.reasons).toMatchObject([{ projectId, projectName: 'web-shop' }]);
    }
  });
});

describe("a project's feed", () => {
  it('has what touches this project, and nothing else', async () => {
    const [here, there] = [`here-${unique}`, `there-${unique}`];
    const { projectId } = await importLockfile(api.stores.context, person, [{ name: here, version: '1.0.0' }], 'here');
    await importLockfile(api.stores.context, person, [{ name: there, version: '1.0.0' }], 'there');
    const expected = [await happen(here, 3), await happen(here, 2), await happen(here, 1)];
    await happen(there, 4);
    await person.put(`/v1/watches/pkg%3Anpm%2F${there}`);
    for (const limit of [1, 2, 50])
      expect(idsOf(await readAll(`/v1/projects/${projectId}/feed`, limit))).toEqual(expected);
    expect((await read(`/v1/projects/${projectId}/feed`)).newCount).toBe(3);
  });
});
