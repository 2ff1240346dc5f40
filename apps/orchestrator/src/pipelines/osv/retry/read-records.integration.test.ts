import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AdvisoryModel, QuarantinedRecordModel } from '@red-tortoise/documents';
import { type Answer, serving } from '../../../test-support/advisory-server.js';
import { osvRecord } from '../../../test-support/osv-records.js';
import { OsvWorld } from '../../../test-support/osv-world.js';

let world: OsvWorld;
beforeAll(async () => {
  world = await OsvWorld.start();
});
afterAll(() => world.close());
beforeEach(() => world.empty());

async function setAside(...items: string[]): Promise<void> {
  const seen = { firstSeenAt: new Date(0), lastSeenAt: new Date(0) };
  await QuarantinedRecordModel.create(
    items.map((item) => ({ _id: `test/${item}`, source: 'test', item, code: 'advisory.not-valid', ...seen })),
  );
}
const quarantine = async () =>
  (await QuarantinedRecordModel.find().sort({ _id: 1 }).lean()).map(({ item, code }) => `${item} ${code}`);

describe('records that were set aside', () => {
  it('are asked for one by one; what can be read is stored and leaves, the rest stays with its new reason', async () => {
    const source = await world.addSource();
    await setAside('GHSA-1', 'GHSA-2.json', 'GHSA-3', 'GHSA-4', 'GHSA-5');
    world.server.answers.set('/GHSA-1.json', serving(osvRecord({ id: 'GHSA-1' })));
    world.server.answers.set('/GHSA-2.json', serving(osvRecord({ id: 'GHSA-2' })));
    world.server.answers.set('/GHSA-3.json', serving('{"id"'));
    const records = ['GHSA-1', 'GHSA-2.json', 'GHSA-3', 'GHSA-4'];
    expect(await world.run(source, { records })).toMatchObject({ records: 4, added: 2, quarantined: 2 });
    expect(await quarantine()).toEqual([
      'GHSA-3 advisory.not-readable',
      'GHSA-4 source.record-missing',
      'GHSA-5 advisory.not-valid',
    ]);
    expect(world.server.requests.sort()).toEqual(records.map((item) => `/${item.replace('.json', '')}.json`));
    const kept = await world.stores.database.advisorySource.findUniqueOrThrow({ where: { id: source.id } });
    expect([kept.watermark, kept.loadedAt]).toEqual([null, null]);
  });

  it('of a source without addresses are found in its file, by id and by place; nothing else of it is read', async () => {
    const source = await world.addSource({ indexLocation: null, recordLocation: null });
    await setAside('GHSA-1', 'line 2', 'line 9');
    const lines = [osvRecord({ id: 'GHSA-1' }), osvRecord({ id: 'GHSA-2' }), osvRecord({ id: 'GHSA-3' })];
    world.server.answers.set('/all.ndjson', serving(lines.join('\n')));
    expect(await world.run(source, { records: 'all' })).toMatchObject({ records: 3, added: 2, quarantined: 1 });
    expect(await quarantine()).toEqual(['line 9 source.record-missing']);
    expect((await AdvisoryModel.find().sort({ _id: 1 }).lean()).map(({ _id }) => _id)).toEqual(['GHSA-1', 'GHSA-2']);
  });

  it('stand under their id as soon as it can be read, and no longer under their place', async () => {
    const source = await world.addSource({ indexLocation: null, recordLocation: null });
    await setAside('line 1');
    world.server.answers.set('/all.ndjson', serving(osvRecord({ id: 'GHSA-1', modified: 'never' })));
    await world.run(source, { records: ['line 1'] });
    expect(await quarantine()).toEqual(['GHSA-1 advisory.not-valid']);
  });
});

describe('the credential of a source', () => {
  const heard: (string | undefined)[] = [];
  const listening =
    (content: string): Answer =>
    (request, response) => {
      heard.push(request.headers.authorization);
      response.end(content);
    };
  beforeEach(() => {
    heard.length = 0;
    world.server.answers.set('/all.ndjson', listening(osvRecord({ id: 'GHSA-1' })));
    world.server.answers.set('/modified_id.csv', listening('2024-02-01T00:00:00Z,npm/GHSA-2\n'));
    world.server.answers.set('/GHSA-2.json', listening(osvRecord({ id: 'GHSA-2' })));
  });

  it('goes with every request to the host that it was set for, and stands sealed in its row', async () => {
    const source = await world.setCredential(await world.addSource(), 'Bearer of-a-test');
    expect(source.credential).toMatch(/^v1\./);
    expect(source.credential).not.toContain('of-a-test');
    await world.run(source);
    expect(heard).toEqual(['Bearer of-a-test', 'Bearer of-a-test', 'Bearer of-a-test']);
    const { credential } = await world.stores.database.advisorySource.findUniqueOrThrow({ where: { id: source.id } });
    expect(credential).toBe(source.credential);
  });

  it('goes to no other host, also not by a redirect', async () => {
    const other = world.server.url.replace('127.0.0.1', 'localhost');
    const places = { indexLocation: `${other}/modified_id.csv`, recordLocation: `${other}/{id}.json` };
    const source = await world.setCredential(await world.addSource(places), 'Bearer of-a-test');
    world.server.answers.set('/all.ndjson', (_, response) => {
      response.writeHead(302, { location: `${other}/elsewhere` }).end();
    });
    world.server.answers.set('/elsewhere', listening(osvRecord({ id: 'GHSA-1' })));
    await world.run(source);
    expect(heard).toEqual([undefined, undefined, undefined]);
  });

  it('is of no use to a source that was pointed elsewhere: the run says so, and asks nobody', async () => {
    const { id } = await world.setCredential(await world.addSource(), 'Bearer of-a-test');
    const location = world.server.url.replace('127.0.0.1', 'localhost');
    const moved = await world.stores.database.advisorySource.update({ where: { id }, data: { location } });
    await expect(world.run(moved)).rejects.toThrow('source.credential-unusable');
    expect(world.server.requests).toEqual([]);
  });
});
