import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { models, QuarantinedRecordModel } from '@red-tortoise/documents';
import { serving } from '../../../test-support/advisory-server.js';
import { osvRecord } from '../../../test-support/osv-records.js';
import { OsvWorld } from '../../../test-support/osv-world.js';

let world: OsvWorld;
beforeAll(async () => {
  world = await OsvWorld.start();
});
afterAll(() => world.close());
beforeEach(() => world.empty());

const moment = (day: number) => new Date(Date.UTC(2024, 0, day)).toISOString();
const asFile = { indexLocation: null, recordLocation: null };

function publish(...records: string[]): void {
  world.server.answers.set('/all.ndjson', serving(records.join('\n')));
}

/** Every document and every row that a run could write. */
async function dump() {
  const documents = await Promise.all(models.map((model) => model.collection.find({}).sort({ _id: 1 }).toArray()));
  const { advisorySource, pipelineRun, schedule } = world.stores.database;
  return [documents, await advisorySource.findMany(), await pipelineRun.findMany(), await schedule.findMany()];
}

describe('a dry run of a source', () => {
  it('says what the run after it does, and leaves no trace', async () => {
    const source = await world.addSource(asFile);
    const names = ['one', 'two', 'three', 'four'];
    publish(...names.map((name) => osvRecord({ id: `GHSA-${name}`, name })), '{"id":"GHSA-bad"}');
    await world.run(source);
    const modified = moment(20);
    publish(
      osvRecord({ id: 'GHSA-one', name: 'one', fixed: '1.0.0', modified }),
      osvRecord({ id: 'GHSA-two', name: 'two', withdrawn: moment(19), modified }),
      osvRecord({ id: 'GHSA-three', name: 'three' }),
      '{"id":"GHSA-four"}',
      osvRecord({ id: 'GHSA-bad', name: 'bad' }),
      osvRecord({ id: 'GHSA-new', name: 'new' }),
    );
    const before = await dump();
    const { counts, events, examples, complete } = await world.dryRun(source);
    expect(await dump()).toEqual(before);
    expect(counts).toEqual({ records: 6, add: 2, change: 1, withdraw: 1, quarantine: 1, release: 1 });
    expect(complete).toBe(true);
    expect(examples.map(({ what, id }) => `${what} ${id}`).sort()).toEqual([
      'add GHSA-bad',
      'add GHSA-new',
      'change GHSA-one',
      'quarantine GHSA-four',
      'release GHSA-bad',
      'withdraw GHSA-two',
    ]);
    expect(examples.find(({ what }) => what === 'change')?.detail).toBe('differs in affected');
    const real = await world.run(source);
    expect(real).toMatchObject({ records: 6, added: 2, changed: 2, quarantined: 1 });
    expect(Object.values(events).reduce((sum, count) => sum + count, 0)).toBe(real.events);
  });

  it('of a first load goes through file and index, each record once, as the run does', async () => {
    const source = await world.addSource();
    publish(osvRecord({ id: 'GHSA-1' }), osvRecord({ id: 'GHSA-2', modified: moment(5) }));
    world.server.answers.set('/modified_id.csv', serving(`${moment(9)},npm/GHSA-3\n${moment(5)},npm/GHSA-2\n`));
    world.server.answers.set('/GHSA-3.json', serving(osvRecord({ id: 'GHSA-3', modified: moment(9) })));
    world.server.answers.set('/GHSA-2.json', serving(osvRecord({ id: 'GHSA-2', modified: moment(5) })));
    const before = await dump();
    expect((await world.dryRun(source)).counts).toEqual({ records: 3, add: 3 });
    expect(await dump()).toEqual(before);
    expect(await world.run(source)).toMatchObject({ added: 3 });
  });

  it('from a moment on asks for what changed since, and from the start for everything', async () => {
    const source = await world.addSource();
    publish(osvRecord({ id: 'GHSA-1' }), osvRecord({ id: 'GHSA-2', modified: moment(5) }));
    world.server.answers.set('/modified_id.csv', serving(`${moment(5)},npm/GHSA-2\n${moment(1)},npm/GHSA-1\n`));
    await world.run(source);
    const loaded = await world.stores.database.advisorySource.findUniqueOrThrow({ where: { id: source.id } });
    world.server.answers.set('/modified_id.csv', serving(`${moment(3)},npm/GHSA-late\n${moment(1)},npm/GHSA-1\n`));
    world.server.answers.set('/GHSA-late.json', serving(osvRecord({ id: 'GHSA-late', modified: moment(3) })));
    expect((await world.dryRun(loaded)).counts).toEqual({});
    expect((await world.dryRun(loaded, moment(2))).counts).toEqual({ records: 1, add: 1 });
    expect((await world.dryRun(loaded, 'start')).counts).toEqual({ records: 3, add: 1 });
    expect(await QuarantinedRecordModel.countDocuments()).toBe(0);
  });

  it('fails as the run would where the source does not answer', async () => {
    const source = await world.addSource(asFile);
    await expect(world.dryRun(source)).rejects.toThrow('source.not-found');
  });
});
