import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { closeDocuments, EventModel, openDocuments, PackageModel, VersionModel } from '@red-tortoise/documents';
import { runPipeline } from '@red-tortoise/pipeline';
import {
  type LoopbackRegistry,
  type Packument,
  packument,
  startLoopbackRegistry,
} from '@red-tortoise/testing/registry';
import { duePackages } from '../packages/due-packages.js';
import { type NpmPipelineDependencies, npmPipeline } from './index.js';

const purlOf = (name: string) => `pkg:npm/${name.replace('@', '%40')}`;
const connect = () => openDocuments({ url: process.env.MONGODB_URL as string, timeout: 30_000 });

beforeAll(async () => {
  await connect();
});
afterAll(closeDocuments);
beforeEach(async () => {
  for (const model of [EventModel, PackageModel, VersionModel]) await model.collection.deleteMany({});
});

async function want(...names: string[]): Promise<void> {
  const rest = { ecosystem: 'npm', state: 'not-fetched', nextAt: new Date(0), wanted: true, priority: 0 } as const;
  await PackageModel.create(names.map((name) => ({ _id: purlOf(name), name, ...rest })));
}

/** Looks every wanted package up, due or not. */
async function look(registry: LoopbackRegistry, over: Partial<NpmPipelineDependencies> = {}) {
  const pipeline = npmPipeline({
    fetchOptions: { registry: registry.url },
    limits: { firstWait: 1, attempts: 2 },
    due: async ({ after, limit }) => {
      const found = await PackageModel.find({ _id: { $gt: after ?? '' }, wanted: true })
        .sort({ _id: 1 })
        .limit(limit)
        .lean();
      return found.map(({ _id, name, etag }) => ({ purl: _id, name, etag }));
    },
    ...over,
  });
  return runPipeline(pipeline, { cursor: null, signal: new AbortController().signal, saveProgress: async () => {} });
}

async function withRegistry<T>(packuments: Packument[], work: (registry: LoopbackRegistry) => Promise<T>): Promise<T> {
  const registry = await startLoopbackRegistry({ packuments });
  try {
    return await work(registry);
  } finally {
    await registry.close();
  }
}

const events = async () =>
  (await EventModel.find().sort({ occurredAt: 1, _id: 1 }).lean()).map(({ type, data, historical, published }) => ({
    type,
    data,
    historical,
    published,
  }));
/** Everything stored, without when we looked. */
async function everything() {
  const told = await EventModel.find().sort({ _id: 1 }).lean();
  const packages = await PackageModel.find().sort({ _id: 1 }).lean();
  return {
    events: told.map(({ observedAt: _, ...event }) => event),
    packages: packages.map(({ attemptedAt: _, nextAt: __, fetchedAt: ___, ...known }) => known),
    versions: await VersionModel.find().sort({ _id: 1 }).lean(),
  };
}

describe('the first look at a package', () => {
  it('stores the package and its versions, and tells its past as history', async () => {
    const versions = [
      { version: '1.0.0', scripts: { install: 'x' } },
      { version: '1.1.0+build', license: 'ISC', deprecated: 'old' },
    ];
    const document = packument({ name: '@scope/left', versions, tags: { latest: '1.1.0+build', 'v1.x': '1.0.0' } });
    await want('@scope/left');
    await withRegistry([document], (registry) => look(registry));
    expect(await PackageModel.findOne().lean()).toMatchObject({
      _id: 'pkg:npm/%40scope/left',
      state: 'fetched',
      latest: '1.1.0+build',
      distTags: { latest: '1.1.0+build', 'v1.x': '1.0.0' },
      licence: 'ISC',
      deprecated: 'old',
      maintainers: ['alice'],
      versionCount: 2,
      saidAt: new Date('2020-01-02'),
      fetchedAt: expect.any(Date),
      failures: 0,
      failure: null,
      viewsPending: true,
    });
    expect(await VersionModel.find().sort({ _id: 1 }).lean()).toEqual([
      {
        _id: 'pkg:npm/%40scope/left@1.0.0',
        packagePurl: 'pkg:npm/%40scope/left',
        version: '1.0.0',
        publishedAt: new Date('2020-01-01'),
        licence: 'MIT',
        publisher: 'alice',
        deprecated: null,
        installScripts: [{ hook: 'install', command: 'x' }],
        provenance: false,
        maintainers: ['alice'],
        dependencies: [],
        unpublishedAt: null,
      },
      expect.objectContaining({ _id: 'pkg:npm/%40scope/left@1.1.0%2Bbuild', deprecated: 'old' }),
    ]);
    const told = await events();
    expect(told.map(({ type }) => type).sort()).toEqual([
      'package.deprecated',
      'package.licence-changed',
      'package.released',
      'package.released',
    ]);
    expect(told.every(({ historical, published }) => historical && !published)).toBe(true);
  });

  it('tells news from then on', async () => {
    await want('left');
    await withRegistry([packument({ name: 'left', versions: ['1.0.0'] })], async (registry) => {
      await look(registry);
      registry.put(packument({ name: 'left', versions: ['1.0.0', { version: '1.0.1', publisher: 'bob' }] }));
      await look(registry);
    });
    expect((await events()).filter(({ historical }) => !historical)).toMatchObject([
      { data: { version: '1.0.1' } },
      { data: { version: '1.0.1' } },
    ]);
    expect(await PackageModel.findOne().lean()).toMatchObject({ latest: '1.0.1', versionCount: 2 });
  });
});

describe('a look', () => {
  const versions = ['1.0.0', '1.0.1', '2.0.0'];

  it('that finds nothing new changes nothing but when we looked', async () => {
    await want('left', 'right');
    await withRegistry(
      [packument({ name: 'left', versions }), packument({ name: 'right', versions })],
      async (registry) => {
        await look(registry);
        const before = await everything();
        await look(registry);
        expect(registry.requests.count({ status: 304 })).toBe(2);
        expect(await everything()).toEqual(before);
        // Without a tag the documents come whole, and are compared.
        await PackageModel.updateMany({}, { $set: { etag: null } });
        await look(registry);
        expect(await everything()).toEqual(before);
      },
    );
  });

  it('asks for what was read with an older shape whole, and fills in what is kept since without an event', async () => {
    await want('left');
    const dependencies = { right: '^1.0.0' };
    const document = packument({ name: 'left', versions: [{ version: '1.0.0', manifest: { dependencies } }] });
    await withRegistry([document], async (registry) => {
      const lookAtDue = async () => {
        await PackageModel.updateMany({}, { $set: { nextAt: new Date(0) } });
        await look(registry, { due: duePackages('npm', new Date()) });
      };
      await lookAtDue();
      const before = await everything();
      await VersionModel.updateMany({}, { $set: { dependencies: null } });
      await lookAtDue();
      expect(await VersionModel.findOne().lean()).toMatchObject({ dependencies: null });
      await PackageModel.updateMany({}, { $set: { shape: 0 } });
      await lookAtDue();
      expect(await everything()).toEqual(before);
      expect(await VersionModel.findOne().lean()).toMatchObject({
        dependencies: [{ name: 'right', range: '^1.0.0', kind: 'required' }],
      });
    });
  });

  it('marks what is gone, tells it once, and takes back the mark when it returns', async () => {
    await want('left');
    await withRegistry([packument({ name: 'left', versions })], async (registry) => {
      await look(registry);
      registry.put(packument({ name: 'left', versions: ['1.0.0', { version: '2.0.0', at: '2020-01-03' }] }));
      await look(registry);
      await look(registry);
      expect(await VersionModel.find({ unpublishedAt: { $ne: null } }).distinct('version')).toEqual(['1.0.1']);
      registry.remove('left');
      await look(registry);
      await look(registry);
      expect(await VersionModel.countDocuments({ unpublishedAt: null })).toBe(0);
      expect(await PackageModel.findOne().lean()).toMatchObject({
        state: 'not-found',
        versionCount: 0,
        latest: '2.0.0',
      });
      registry.put(packument({ name: 'left', versions }));
      await look(registry);
      expect(await VersionModel.countDocuments({ unpublishedAt: null })).toBe(3);
    });
    const gone = (await events()).filter(({ type }) => type === 'package.unpublished');
    expect(gone.map(({ data }) => data.version)).toEqual(['1.0.1', null]);
  });

  it('writes a deprecation into its version', async () => {
    await want('left');
    await withRegistry([packument({ name: 'left', versions: ['1.0.0'] })], async (registry) => {
      await look(registry);
      registry.put(packument({ name: 'left', versions: [{ version: '1.0.0', deprecated: 'use right' }] }));
      await look(registry);
    });
    expect(await VersionModel.findOne().lean()).toMatchObject({ deprecated: 'use right' });
    expect(await PackageModel.findOne().lean()).toMatchObject({ deprecated: 'use right' });
    expect(await EventModel.countDocuments({ type: 'package.deprecated', historical: false })).toBe(1);
  });
});

describe('freshness', () => {
  const state = async (name: string) => {
    const known = await PackageModel.findById(purlOf(name)).lean();
    if (!known?.attemptedAt) throw new Error('no attempt was recorded');
    const wait = (known.nextAt.getTime() - known.attemptedAt.getTime()) / 60_000;
    return { ...known, wait };
  };
  const between = (value: number, minutes: number) => value >= minutes && value <= minutes * 1.1;

  it('is recorded for an answer, for an unknown package, and for a failed attempt', async () => {
    await want('left', 'nobody', 'broken');
    await withRegistry(
      ['left', 'broken'].map((name) => packument({ name, versions: ['1.0.0'] })),
      async (registry) => {
        registry.fault({ kind: 'invalid-json', name: 'broken' });
        await look(registry);
        const [left, nobody, broken] = [await state('left'), await state('nobody'), await state('broken')];
        expect(left).toMatchObject({ state: 'fetched', failures: 0, fetchedAt: left.attemptedAt });
        expect(between(left.wait, 60)).toBe(true);
        expect(nobody).toMatchObject({ state: 'not-found', fetchedAt: nobody.attemptedAt, saidAt: null });
        expect(between(nobody.wait, 360)).toBe(true);
        expect(broken).toMatchObject({
          state: 'failing',
          failures: 1,
          failure: 'registry.invalid-json',
          fetchedAt: null,
        });
        expect(between(broken.wait, 5)).toBe(true);
      },
    );
  });

  it('of a source that stalls waits longer each time, up to a day, and keeps what is known', async () => {
    await want('left');
    await withRegistry([packument({ name: 'left', versions: ['1.0.0'] })], async (registry) => {
      await look(registry);
      const before = await state('left');
      const recover = registry.fault({ kind: 'status', status: 403 });
      const waits: number[] = [];
      for (let time = 0; time < 11; time++) {
        await look(registry);
        waits.push((await state('left')).wait);
      }
      const expected = [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440];
      expect(waits.map((wait, index) => between(wait, expected[index] as number))).toEqual(waits.map(() => true));
      expect(await state('left')).toMatchObject({
        state: 'failing',
        failures: 11,
        failure: 'registry.forbidden',
        latest: '1.0.0',
        fetchedAt: before.fetchedAt,
      });
      recover();
      await look(registry);
      expect(await state('left')).toMatchObject({ state: 'fetched', failures: 0, failure: null });
    });
  });

  it('of nobody is touched by an outage', async () => {
    await want('left');
    await withRegistry([packument({ name: 'left', versions: ['1.0.0'] })], async (registry) => {
      await look(registry);
      const before = await PackageModel.findOne().lean();
      const away = { fetchOptions: { registry: 'http://127.0.0.1:9/' } };
      await expect(look(registry, away)).rejects.toMatchObject({ step: 'extract', code: 'registry.unreachable' });
      expect(await PackageModel.findOne().lean()).toEqual(before);
    });
  });
});

describe('a look that is cut off', () => {
  const names = Array.from({ length: 12 }, (_, index) => `p${index}`);
  const at = (day: number) => new Date(Date.UTC(2020, 0, day));
  const documents = names.map((name, index) =>
    packument({
      name,
      versions: Array.from({ length: 30 }, (_, day) => ({
        version: `1.${day % 5}.${day}`,
        license: ['MIT', 'ISC'][day % (2 + (index % 3))] ?? 'MIT',
        publisher: ['alice', 'bob'][(day + index) % 2] as string,
        maintainers: day % 7 < 3 ? ['alice'] : ['alice', 'bob'],
      })),
    }),
  );
  const history = async (registry: LoopbackRegistry, lookOnce: () => Promise<unknown>) => {
    await want(...names);
    for (const day of [4, 11, 18, 25, 30]) {
      registry.at(at(day));
      await lookOnce();
    }
    return everything();
  };
  /** Closes the connection under the run, after a while; whatever it was writing is cut off. */
  const cutOff = async (registry: LoopbackRegistry, milliseconds: number) => {
    const run = look(registry, { pageSize: 5 }).catch(() => {});
    await delay(milliseconds);
    await closeDocuments();
    await run;
    await connect();
  };

  it('at any point and repeated ends as one undisturbed: the same events, none twice, none lost', async () => {
    await withRegistry(documents, async (registry) => {
      const undisturbed = await history(registry, () => look(registry));
      for (const model of [EventModel, PackageModel, VersionModel]) await model.collection.deleteMany({});
      const waits = Array.from({ length: 20 }, (_, index) => (index * 37) % 61);
      const disturbed = await history(registry, async () => {
        for (const wait of waits.splice(0, 4)) await cutOff(registry, wait);
        await look(registry);
      });
      expect(disturbed.events.map(({ _id }) => _id)).toEqual(undisturbed.events.map(({ _id }) => _id));
      expect(disturbed).toEqual(undisturbed);
    });
  });
});
