import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Package, PackageVersion } from '@red-tortoise/contracts';
import { EventModel, PackageModel, VersionModel } from '@red-tortoise/documents';
import { importLockfile } from '../test-support/import-lockfile.js';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';

let api: TestApi;
let person: Person;
let name: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  person = await api.signUp();
  name = `@scope/p-${crypto.randomUUID().slice(0, 8)}`;
});

const purlOf = (packageName: string) => `pkg:npm/${packageName.replace('@', '%40')}`;
const address = (packageName: string) => `/v1/packages/${encodeURIComponent(purlOf(packageName))}`;

/** A package as the pipeline leaves it, with one version a day; the last has no moment. */
async function publish(versions: number): Promise<void> {
  const purl = purlOf(name);
  const now = new Date();
  const known = { ecosystem: 'npm', name, state: 'fetched', versionCount: versions, latest: `1.0.${versions - 1}` };
  await PackageModel.updateOne(
    { _id: purl },
    {
      $set: { ...known, licence: 'MIT', wanted: true, priority: 0, nextAt: now, fetchedAt: now, maintainers: ['ada'] },
    },
    { upsert: true },
  );
  await VersionModel.insertMany(
    Array.from({ length: versions }, (_, index) => ({
      _id: `${purl}@1.0.${index}`,
      packagePurl: purl,
      version: `1.0.${index}`,
      // Two share each moment, so that pages have to tell them apart; the first has none.
      publishedAt: index === 0 ? null : new Date(Date.UTC(2026, 0, 1 + Math.floor(index / 2))),
      unpublishedAt: index === 1 ? now : null,
      installScripts: index === 2 ? [{ hook: 'postinstall', command: 'node x.js' }] : [],
    })),
  );
}

async function readAll(path: string, limit: number) {
  // biome-ignore lint/suspicious/noExplicitAny: items of any list
  const items: any[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { status, body } = await person.get(`${path}?limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`);
    expect(status).toBe(200);
    items.push(...body.items);
    cursor = body.next;
  }
  return items;
}

describe('a package', () => {
  it('200: says what is known, how fresh that is, and where it is used', async () => {
    await publish(3);
    const locked = [
      { name: 'express', version: '5.1.0' },
      { name, version: '1.0.1', direct: false },
    ];
    const { projectId } = await importLockfile(api.stores.context, person, locked);
    const shown = Package.parse((await person.get(address(name))).body);
    expect(shown).toMatchObject({ purl: purlOf(name), name, latest: '1.0.2', licence: 'MIT', watched: false });
    expect(shown.freshness.state).toBe('fresh');
    expect(shown.usedBy).toEqual([
      { projectId, projectName: 'web-shop', version: '1.0.1', path: ['express@5.1.0', `${name}@1.0.1`] },
    ]);
    const unencoded = await person.get(`/v1/packages/${encodeURIComponent(`pkg:npm/${name}`)}`);
    expect(unencoded.body.purl).toBe(purlOf(name));
  });

  it('200: its versions are listed once each, newest first, those without a moment last', async () => {
    await publish(9);
    for (const limit of [1, 2, 4, 200]) {
      const versions = (await readAll(`${address(name)}/versions`, limit)).map((one) => PackageVersion.parse(one));
      expect(versions.map(({ version }) => version)).toEqual(
        [8, 7, 6, 5, 4, 3, 2, 1, 0].map((patch) => `1.0.${patch}`),
      );
      expect(versions.at(-1)).toMatchObject({ version: '1.0.0', publishedAt: null });
      expect(new Set(versions.map(({ version }) => version)).size).toBe(9);
      expect(versions.find(({ version }) => version === '1.0.1')?.unpublished).toBe(true);
      expect(versions.find(({ version }) => version === '1.0.2')?.installScripts).toHaveLength(1);
    }
  });

  it('200: its events are listed once each, newest first', async () => {
    await publish(1);
    const day = (at: number) => new Date(Date.UTC(2026, 1, at));
    await EventModel.insertMany(
      [1, 2, 2, 2, 3].map((at, index) => ({
        _id: `${crypto.randomUUID().replaceAll('-', '').slice(0, 31)}${index}`,
        type: 'package.deprecated',
        subject: purlOf(name),
        key: purlOf(name),
        occurredAt: day(at),
        observedAt: day(at),
        schemaVersion: 1,
        historical: true,
        data: { version: '1.0.0', message: `message ${index}` },
      })),
    );
    for (const limit of [1, 2, 200]) {
      const events = await readAll(`${address(name)}/events`, limit);
      expect(events.map(({ occurredAt }) => new Date(occurredAt).getUTCDate())).toEqual([3, 2, 2, 2, 1]);
      expect(new Set(events.map(({ id }) => id)).size).toBe(5);
    }
  });

  it.each([
    ['nonsense', 'package.purl-invalid'],
    ['pkg:npm/express@5.1.0', 'package.purl-invalid'],
    ['pkg:npm/express?arch=x', 'package.purl-invalid'],
    ['pkg:npm/', 'package.purl-invalid'],
    ['pkg:', 'request.invalid'],
    [`pkg:npm/${'x'.repeat(500)}`, 'request.invalid'],
  ])('400: %s', async (purl, code) => {
    for (const [method, path] of [
      ['GET', '/v1/packages'],
      ['PUT', '/v1/watches'],
    ]) {
      const answer = await person.send(method as string, `${path}/${encodeURIComponent(purl)}`);
      expect([answer.status, answer.body?.code]).toEqual([400, code]);
    }
  });

  it('404: nobody has seen it yet', async () => {
    expect((await person.get(address(name))).body.code).toBe('package.not-found');
  });
});

describe('watches', () => {
  it('204: can be set and taken back any number of times', async () => {
    const watch = `/v1/watches/${encodeURIComponent(purlOf(name))}`;
    for (const _ of [1, 2]) expect((await person.put(watch)).status).toBe(204);
    expect((await person.get('/v1/watches')).body.items).toMatchObject([{ purl: purlOf(name), name }]);
    expect((await person.get(address(name))).body.watched).toBe(true);
    const wanted = await PackageModel.findById(purlOf(name)).lean();
    expect(wanted).toMatchObject({ wanted: true, priority: 0, state: 'not-fetched' });
    for (const _ of [1, 2]) expect((await person.delete(watch)).status).toBe(204);
    expect((await person.get('/v1/watches')).body).toEqual({ items: [], next: null });
    expect((await PackageModel.findById(purlOf(name)).lean())?.wanted).toBe(false);
  });

  it('200: are listed newest first, in pages', async () => {
    const names = ['one', 'two', 'three'].map((part) => `${part}-${name.slice(-8)}`);
    for (const one of names) await person.put(`/v1/watches/${encodeURIComponent(purlOf(one))}`);
    expect((await readAll('/v1/watches', 2)).map((watch) => watch.name)).toEqual([...names].reverse());
  });

  it('are everybody’s own', async () => {
    const other = await api.signUp();
    await person.put(`/v1/watches/${encodeURIComponent(purlOf(name))}`);
    expect((await other.get('/v1/watches')).body.items).toEqual([]);
    expect((await other.delete(`/v1/watches/${encodeURIComponent(purlOf(name))}`)).status).toBe(204);
    expect((await person.get('/v1/watches')).body.items).toHaveLength(1);
  });
});
