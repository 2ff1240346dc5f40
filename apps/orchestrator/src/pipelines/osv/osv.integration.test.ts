import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AdvisorySource } from '@red-tortoise/database';
import { AdvisoryModel, AdvisoryRecordModel, EventModel, QuarantinedRecordModel } from '@red-tortoise/documents';
import { LiveSettings } from '@red-tortoise/domain';
import { openStores, type TestStores } from '@red-tortoise/testing';
import type { OrchestratorContext } from '../../context.js';
import { type AdvisoryServer, serving, startAdvisoryServer } from '../../test-support/advisory-server.js';
import { osvRecord } from '../../test-support/osv-records.js';
import { zipOf } from '../../test-support/zip-of.js';
import { osvTask } from './osv-task.js';

let stores: TestStores;
let settings: LiveSettings;
let context: OrchestratorContext;
let server: AdvisoryServer;
const folder = mkdtempSync(join(tmpdir(), 'osv-'));
beforeAll(async () => {
  stores = await openStores();
  settings = await LiveSettings.start(stores.database, { ...stores, interval: 50 });
  context = { ...stores, settings, environment: { ADVISORIES_FOLDER: folder } } as unknown as OrchestratorContext;
  server = await startAdvisoryServer();
});
afterAll(async () => {
  await server.close();
  await settings.stop();
  await stores.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  await stores.empty();
  server.answers.clear();
  server.requests.length = 0;
});

const moment = (day: number) => new Date(Date.UTC(2024, 0, day)).toISOString();

function addSource(change: Partial<AdvisorySource> = {}): Promise<AdvisorySource> {
  const data = { name: 'test', title: 'Test', location: join(folder, 'test.ndjson'), ...change };
  return stores.database.advisorySource.create({ data });
}

/** Writes the file of a source; a different length each time, so that it is never taken for the one before. */
let writes = 0;
function write({ location }: AdvisorySource, records: string[]): void {
  writes += 1;
  writeFileSync(location, `${records.join('\n')}${'\n'.repeat(writes)}`);
}

interface RunOptions {
  cursor?: string | null;
  request?: unknown;
  /** Stops the run as a shutdown does. */
  stopAfterPages?: number;
}

/** A run as the clock would start it. Answers the counts, the last cursor, and what it failed with. */
async function run(source: AdvisorySource, { cursor = null, request = null, stopAfterPages }: RunOptions = {}) {
  const stop = new AbortController();
  const counts: Record<string, number> = {};
  let [last, pages] = [cursor, 0];
  const task = osvTask(context, source);
  const failure = await task
    .run({
      id: 'run',
      startedAt: new Date(),
      cursor,
      request,
      signal: stop.signal,
      async saveProgress(progress) {
        for (const [name, count] of Object.entries(progress.counts)) counts[name] = (counts[name] ?? 0) + count;
        last = progress.cursor;
        pages += 1;
        if (pages === stopAfterPages) stop.abort(new Error('stopped'));
      },
    })
    .then(
      () => null,
      (error: Error) => error,
    );
  return { counts, cursor: last, pages, failure };
}

/** Everything that was stored and told, without the moments of our own clock. */
async function state() {
  const advisories = await AdvisoryModel.find().sort({ _id: 1 }).lean();
  const events = await EventModel.find({ type: /^advisory\./ })
    .sort({ _id: 1 })
    .lean();
  const quarantine = await QuarantinedRecordModel.find().sort({ _id: 1 }).lean();
  return {
    advisories: advisories.map(({ storedAt, ...said }) => said),
    texts: await AdvisoryRecordModel.find().sort({ _id: 1 }).lean(),
    events: events.map(({ observedAt, published, ...said }) => said),
    quarantine: quarantine.map(({ firstSeenAt, lastSeenAt, ...said }) => said),
  };
}

const typesOf = async () => (await EventModel.find({ type: /^advisory\./ }).lean()).map(({ type }) => type).sort();
const groupOf = async (id: string) => (await AdvisoryModel.findById(id).lean())?.names;
const rowOf = ({ id }: AdvisorySource) => stores.database.advisorySource.findUniqueOrThrow({ where: { id } });

describe('a source that is a file', () => {
  it('is stored whole: the records, their texts, and their history as events', async () => {
    const source = await addSource();
    const text = osvRecord({ aliases: ['CVE-2024-1'], fixed: '1.3.0', modified: moment(5) });
    write(source, [text, osvRecord({ id: 'GHSA-0002', name: 'right-pad', modified: moment(9) })]);
    expect((await run(source)).counts).toEqual({ records: 2, added: 2, changed: 0, quarantined: 0, events: 2 });
    expect(await AdvisoryModel.findById('GHSA-0001').lean()).toMatchObject({
      source: 'test',
      group: 'CVE-2024-1',
      names: ['CVE-2024-1', 'GHSA-0001'],
      packagePurls: ['pkg:npm/left-pad'],
      modifiedAt: new Date(moment(5)),
      severity: { level: 'high' },
    });
    expect((await AdvisoryRecordModel.findById('GHSA-0001').lean())?.text).toBe(text);
    expect((await EventModel.find().lean()).map(({ historical }) => historical)).toEqual([true, true]);
    expect(await rowOf(source)).toMatchObject({ watermark: new Date(moment(9)), loadedAt: expect.any(Date) });
  });

  it('that is unchanged is not read again; one with the same records writes nothing', async () => {
    const source = await addSource();
    write(source, [osvRecord(), osvRecord({ id: 'GHSA-0002' })]);
    await run(source);
    const before = await AdvisoryModel.find().lean();
    expect(await run(source)).toMatchObject({ counts: {}, pages: 0, failure: null });
    write(source, [osvRecord(), osvRecord({ id: 'GHSA-0002' })]);
    expect((await run(source)).counts).toMatchObject({ records: 2, added: 0, changed: 0, events: 0 });
    expect(await AdvisoryModel.find().lean()).toEqual(before);
  });

  it('tells what has changed since, as news, once', async () => {
    const source = await addSource();
    const records = ['one', 'two', 'three', 'four'].map((name) => ({ id: `GHSA-${name}`, name }));
    write(source, records.map(osvRecord));
    await run(source);
    await EventModel.deleteMany({});
    const modified = moment(20);
    write(source, [
      osvRecord({ ...records[0], fixed: '1.0.0', modified }),
      osvRecord({ ...records[1], withdrawn: moment(19), modified }),
      osvRecord({ ...records[2], database_specific: { severity: 'LOW' }, modified }),
      osvRecord({ ...records[3], summary: 'Other words', modified }),
      osvRecord({ id: 'GHSA-five', name: 'five', modified }),
    ]);
    expect((await run(source)).counts).toMatchObject({ added: 1, changed: 4, events: 4 });
    expect(await typesOf()).toEqual([
      'advisory.changed',
      'advisory.fix-available',
      'advisory.published',
      'advisory.withdrawn',
    ]);
    expect(await EventModel.countDocuments({ historical: true })).toBe(0);
  });

  it('with an older state of a record does not go back', async () => {
    const source = await addSource();
    write(source, [osvRecord({ modified: moment(9), summary: 'New' })]);
    await run(source);
    write(source, [
      osvRecord({ modified: moment(3), summary: 'Old' }),
      osvRecord({ modified: moment(2), summary: 'Older' }),
    ]);
    expect((await run(source)).counts).toMatchObject({ added: 0, changed: 0 });
    expect((await AdvisoryModel.findById('GHSA-0001').lean())?.summary).toBe('New');
  });

  it('that is disabled is left alone', async () => {
    const source = await addSource({ enabled: false });
    expect(await run(source)).toMatchObject({ pages: 0, failure: null });
  });
});

describe('an ecosystem under another name', () => {
  it('is known by it as soon as staff say so, and what was read before is put right when it is read again', async () => {
    const source = await addSource();
    const affected = [{ package: { ecosystem: 'NodeJS', name: 'left-pad' }, ranges: [] }];
    write(source, [osvRecord({ affected })]);
    await run(source);
    expect((await AdvisoryModel.findById('GHSA-0001').lean())?.packagePurls).toEqual([]);
    await stores.database.ecosystemAlias.create({ data: { alias: 'nodejs', ecosystem: 'npm' } });
    while (settings.current.ecosystemOf('NodeJS') !== 'npm') await new Promise((resolve) => setTimeout(resolve, 20));
    write(source, [osvRecord({ affected })]);
    expect((await run(source)).counts).toMatchObject({ changed: 1 });
    expect(await AdvisoryModel.findById('GHSA-0001').lean()).toMatchObject({
      packagePurls: ['pkg:npm/left-pad'],
      affected: [{ ecosystem: 'npm' }],
    });
    write(source, [osvRecord({ affected })]);
    expect((await run(source)).counts).toMatchObject({ changed: 0 });
  });
});

describe('alias groups', () => {
  it('join through a record that comes later, and every member is to be followed again', async () => {
    const source = await addSource();
    write(source, [osvRecord({ id: 'GHSA-1', aliases: ['CVE-1'] }), osvRecord({ id: 'MAL-2', aliases: ['CVE-2'] })]);
    await run(source);
    expect(await groupOf('MAL-2')).toEqual(['CVE-2', 'MAL-2']);
    await AdvisoryModel.updateMany({}, { $set: { findingsPending: false, storedAt: new Date(0) } });
    write(source, [osvRecord({ id: 'GHSA-3', aliases: ['CVE-2', 'CVE-1'] })]);
    await run(source);
    const names = ['CVE-1', 'CVE-2', 'GHSA-1', 'GHSA-3', 'MAL-2'];
    for (const advisory of await AdvisoryModel.find().lean()) {
      expect(advisory).toMatchObject({ names, group: 'CVE-1' });
      expect(advisory.storedAt.getTime()).toBeGreaterThan(0);
    }
    expect(await typesOf()).toEqual(Array(3).fill('advisory.published'));
  });

  it('part again when the record that joined them says so', async () => {
    const source = await addSource();
    write(source, [osvRecord({ id: 'GHSA-1' }), osvRecord({ id: 'GHSA-2', aliases: ['GHSA-1'] })]);
    await run(source);
    expect(await groupOf('GHSA-1')).toEqual(['GHSA-1', 'GHSA-2']);
    write(source, [osvRecord({ id: 'GHSA-2', modified: moment(9) })]);
    await run(source);
    expect(await groupOf('GHSA-1')).toEqual(['GHSA-1']);
    expect(await groupOf('GHSA-2')).toEqual(['GHSA-2']);
  });

  it('beyond all measure are refused, and leave what is there alone', async () => {
    const source = await addSource();
    const aliases = Array.from({ length: 600 }, (_, index) => `CVE-${index}`);
    write(source, [osvRecord({ id: 'GHSA-1', aliases })]);
    await run(source);
    const others = Array.from({ length: 600 }, (_, index) => `CVE-${1_000 + index}`);
    write(source, [osvRecord({ id: 'GHSA-2', aliases: ['CVE-5', ...others] }), osvRecord({ id: 'GHSA-3' })]);
    await run(source);
    expect(await QuarantinedRecordModel.findById('test/GHSA-2').lean()).toMatchObject({
      code: 'advisory.group-too-big',
    });
    expect((await groupOf('GHSA-1'))?.length).toBe(601);
    expect(await groupOf('GHSA-3')).toEqual(['GHSA-3']);
  });
});

describe('a record that is unfit', () => {
  it('is set aside with its reason, stops nothing, and leaves when it is mended or gone', async () => {
    const source = await addSource();
    write(source, [osvRecord({ modified: 'never' }), '{"id"', osvRecord({ id: 'GHSA-0002' }), '[]']);
    expect((await run(source)).counts).toMatchObject({ records: 4, added: 1, quarantined: 3 });
    const first = await QuarantinedRecordModel.find().sort({ _id: 1 }).lean();
    expect(first).toMatchObject([
      { _id: 'test/GHSA-0001', source: 'test', item: 'GHSA-0001', code: 'advisory.not-valid' },
      { _id: 'test/line 2', item: 'line 2', code: 'advisory.not-readable', excerpt: '' },
      { _id: 'test/line 4', code: 'advisory.not-valid' },
    ]);
    write(source, [osvRecord({ modified: 'still never' }), osvRecord({ id: 'GHSA-0003' })]);
    await run(source);
    const [kept, ...others] = await QuarantinedRecordModel.find().lean();
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ _id: 'test/GHSA-0001', firstSeenAt: first[0]?.firstSeenAt });
    expect(kept?.lastSeenAt.getTime()).toBeGreaterThan(first[0]?.lastSeenAt.getTime() ?? 0);
    write(source, [osvRecord()]);
    await run(source);
    expect(await QuarantinedRecordModel.countDocuments()).toBe(0);
  });

  it('does not take the place of the state that was good', async () => {
    const source = await addSource();
    write(source, [osvRecord({ fixed: '1.0.0' })]);
    await run(source);
    write(source, [osvRecord({ fixed: '', modified: moment(9) })]);
    expect((await run(source)).counts).toMatchObject({ quarantined: 1, changed: 0 });
    expect(await AdvisoryModel.countDocuments()).toBe(1);
  });
});

describe('two sources of one record', () => {
  it('come to the same whichever is read first, and also when both are read at once', async () => {
    const ends: object[] = [];
    for (const order of ['ab', 'ba', 'both']) {
      await stores.empty();
      const [a, b] = [
        await addSource({ name: 'a', location: join(folder, 'a.ndjson') }),
        await addSource({ name: 'b', location: join(folder, 'b.ndjson') }),
      ];
      write(a, [
        osvRecord({ modified: moment(3), summary: 'Later, by a' }),
        osvRecord({ id: 'GHSA-2', summary: 'By a' }),
      ]);
      write(b, [
        osvRecord({ modified: moment(2), summary: 'Earlier, by b' }),
        osvRecord({ id: 'GHSA-2', summary: 'By b' }),
        osvRecord({ id: 'GHSA-3', aliases: ['GHSA-2', 'GHSA-0001'] }),
      ]);
      if (order === 'both') await Promise.all([run(a), run(b)]);
      else for (const source of order === 'ab' ? [a, b] : [b, a]) await run(source);
      const { advisories, events } = await state();
      ends.push({ advisories, events: events.map(({ _id }) => _id) });
    }
    expect(ends[0]).toMatchObject({ advisories: [{ summary: 'Later, by a' }, { summary: 'By a' }, {}] });
    expect(ends[1]).toEqual(ends[0]);
    expect(ends[2]).toEqual(ends[0]);
  });
});

describe('a run that is cut off', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      index % 97 === 0
        ? '{"broken"'
        : osvRecord({ id: `GHSA-${index}`, name: `package-${index % 50}`, aliases: [`CVE-${index % 400}`] }),
    );

  it('goes on behind its last page, and ends as one that was not', async () => {
    const source = await addSource();
    write(source, many(1_300));
    await run(source);
    const undisturbed = await state();
    expect(undisturbed.advisories.length).toBeGreaterThan(1_200);
    await stores.empty();
    const again = await addSource();
    const first = await run(again, { stopAfterPages: 1 });
    expect(first.failure).not.toBeNull();
    const second = await run(again, { cursor: first.cursor });
    expect(second).toMatchObject({ pages: 2, failure: null, counts: { records: 800 } });
    expect(await state()).toEqual(undisturbed);
  });

  it('begins anew where the file has become another one', async () => {
    const source = await addSource();
    write(source, many(600));
    const { cursor } = await run(source, { stopAfterPages: 1 });
    write(source, many(600));
    expect((await run(source, { cursor })).counts).toMatchObject({ records: 600 });
  });

  it.each([0, 1, 2])('in the middle of a write leaves what a repetition makes whole (%i)', async (at) => {
    const source = await addSource();
    write(source, many(200));
    await run(source);
    const undisturbed = await state();
    // As if the page had been cut off within this collection: what is written after it is not there.
    const [cut, ...later] = [EventModel, AdvisoryRecordModel, AdvisoryModel].slice(at);
    const stored = (await cut?.collection.find({}).sort({ _id: 1 }).toArray()) ?? [];
    const missing = stored.filter((_, index) => index % 2 === 0).map(({ _id }) => _id);
    await cut?.collection.deleteMany({ _id: { $in: missing } });
    for (const model of later) await model.collection.deleteMany({});
    await stores.database.advisorySource.update({ where: { id: source.id }, data: { version: null, loadedAt: null } });
    await run(source);
    expect(await state()).toEqual(undisturbed);
  });
});

describe('a source with an index', () => {
  const location = () => `${server.url}/npm/all.zip`;
  const indexed = () => ({
    location: location(),
    indexLocation: `${server.url}/npm/modified_id.csv`,
    recordLocation: `${server.url}/npm/{id}.json`,
  });
  const entry = (id: string, day: number, change: object = {}) => ({
    id,
    day,
    text: osvRecord({ id, name: id.toLowerCase(), modified: moment(day), ...change }),
  });

  /** Publishes these records: in the archive, one by one, and in the index. */
  function publish(entries: { id: string; day: number; text: string }[], { archive = true } = {}): void {
    if (archive) {
      const zip = zipOf(entries.map(({ id, text }) => ({ name: `${id}.json`, content: text })));
      server.answers.set('/npm/all.zip', serving(zip, `"${entries.length}"`));
    }
    for (const { id, text } of entries) server.answers.set(`/npm/${id}.json`, serving(text));
    const lines = [...entries].sort((a, b) => b.day - a.day).map(({ id, day }) => `${moment(day)},${id}`);
    server.answers.set('/npm/modified_id.csv', serving(lines.join('\n')));
  }

  it('is read whole once, and then by what has changed', async () => {
    const source = await addSource(indexed());
    const known = [entry('A-1', 1), entry('A-2', 2), entry('A-3', 3)];
    publish(known);
    await run(source);
    expect(server.requests).toEqual(['/npm/all.zip', '/npm/modified_id.csv']);
    server.requests.length = 0;
    publish([...known, entry('A-4', 9), entry('A-1', 8, { fixed: '1.0.0' })], { archive: false });
    expect((await run(source)).counts).toMatchObject({ records: 2, added: 1, changed: 1, events: 2 });
    expect(server.requests).toEqual(['/npm/modified_id.csv', '/npm/A-1.json', '/npm/A-4.json']);
    expect((await rowOf(source)).watermark).toEqual(new Date(moment(9)));
    expect(await EventModel.countDocuments({ historical: false })).toBe(2);
    server.requests.length = 0;
    expect((await run(source)).pages).toBe(0);
    expect(server.requests).toEqual(['/npm/modified_id.csv']);
  });

  it('that names what the whole file lacks has it asked for, however old it is, also after a cut', async () => {
    const source = await addSource(indexed());
    const late = Array.from({ length: 51 }, (_, index) => entry(`L-${100 + index}`, 2 + index));
    const inFile = [entry('A-1', 1), entry('A-2', 90)];
    publish([...inFile, ...late]);
    server.answers.set(
      '/npm/all.zip',
      serving(zipOf(inFile.map(({ id, text }) => ({ name: `${id}.json`, content: text })))),
    );
    const cut = await run(source, { stopAfterPages: 2 });
    expect([await AdvisoryModel.countDocuments(), (await rowOf(source)).watermark]).toEqual([52, null]);
    server.requests.length = 0;
    expect((await run(source, cut)).counts).toMatchObject({ added: 1 });
    expect(server.requests).toEqual(['/npm/modified_id.csv', '/npm/L-150.json']);
    expect((await rowOf(source)).watermark).toEqual(new Date(moment(90)));
  });

  it('that fails on the way keeps what it has and goes on from there', async () => {
    const source = await addSource(indexed());
    publish([entry('A-0', 1)]);
    await run(source);
    const changes = Array.from({ length: 120 }, (_, index) => entry(`B-${String(index).padStart(3, '0')}`, 2 + index));
    publish(changes, { archive: false });
    server.answers.set('/npm/B-070.json', (_, response) => void response.writeHead(403).end());
    const failed = await run(source);
    expect(failed.failure?.cause).toMatchObject({ code: 'source.refused' });
    expect((await rowOf(source)).watermark).toEqual(new Date(moment(2 + 49)));
    publish(changes, { archive: false });
    server.requests.length = 0;
    expect((await run(source)).failure).toBeNull();
    expect(server.requests).not.toContain('/npm/B-049.json');
    expect(await AdvisoryModel.countDocuments({ _id: /^B-/ })).toBe(120);
  });

  it('that names a record which is not there sets it aside until it is', async () => {
    const source = await addSource(indexed());
    publish([entry('A-1', 1)]);
    await run(source);
    publish([entry('A-1', 1), entry('A-2', 5)], { archive: false });
    const answer = server.answers.get('/npm/A-2.json');
    server.answers.delete('/npm/A-2.json');
    await run(source);
    expect(await QuarantinedRecordModel.find().lean()).toMatchObject([
      { item: 'A-2.json', code: 'source.record-missing' },
    ]);
    server.answers.set('/npm/A-2.json', answer as never);
    expect((await run(source)).counts).toMatchObject({ added: 1 });
    expect(await QuarantinedRecordModel.countDocuments()).toBe(0);
  });

  it('of which far too much has changed is read whole again', async () => {
    const source = await addSource(indexed());
    publish([entry('A-0', 1)]);
    await run(source);
    const all = Array.from({ length: 2_001 }, (_, index) => entry(`C-${index}`, 2));
    publish(all);
    server.requests.length = 0;
    expect((await run(source)).counts).toMatchObject({ added: 2_001 });
    expect(server.requests).toEqual(['/npm/modified_id.csv', '/npm/all.zip', '/npm/modified_id.csv']);
  }, 300_000);

  it('that moves elsewhere is read whole from there', async () => {
    const source = await addSource(indexed());
    publish([entry('A-1', 1)]);
    await run(source);
    await stores.database.advisorySource.update({
      where: { id: source.id },
      data: { location: `${location()}?mirror` },
    });
    server.answers.set('/npm/all.zip?mirror', serving(zipOf([{ name: 'M-1.json', content: entry('M-1', 1).text }])));
    await run(source);
    expect(await AdvisoryModel.countDocuments({ _id: 'M-1' })).toBe(1);
  });

  it('that is out of reach fails with the reason and leaves all as it was', async () => {
    const source = await addSource(indexed());
    publish([entry('A-1', 1)]);
    await run(source);
    const before = { ...(await state()), row: await rowOf(source) };
    server.answers.set('/npm/modified_id.csv', (_, response) => void response.writeHead(401).end());
    expect((await run(source)).failure?.cause).toMatchObject({
      message: expect.stringMatching(/modified_id\.csv answers 401 \(source\.refused\)$/),
    });
    expect({ ...(await state()), row: await rowOf(source) }).toEqual(before);
  });
});
