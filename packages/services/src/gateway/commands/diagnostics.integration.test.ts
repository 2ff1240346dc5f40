import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { failureOf } from '../../test-support/failure-of.js';
import { gatewayOf, type MongoUnderTest, openMongoUnderTest } from '../../test-support/mongo-under-test.js';

let mongo: MongoUnderTest;

beforeAll(async () => {
  mongo = await openMongoUnderTest();
});
afterAll(() => mongo.close());

const run = (command: object) => mongo.client.db('admin').command({ ...command });

describe('the server', () => {
  it('tells what drivers ask of it', async () => {
    expect(await run({ ping: 1 })).toMatchObject({ ok: 1 });
    expect((await run({ buildInfo: 1 })).versionArray).toHaveLength(4);
    expect(await run({ serverStatus: 1 })).toMatchObject({ ok: 1, connections: { current: expect.any(Number) } });
    expect(await run({ connectionStatus: 1 })).toMatchObject({ authInfo: { authenticatedUsers: [] } });
    const { featureCompatibilityVersion } = await run({ getParameter: 1, featureCompatibilityVersion: 1 });
    expect(featureCompatibilityVersion.version).toMatch(/^\d+\.\d+$/);
    expect(await failureOf(run({ getParameter: 1, nothing: 1 }))).toMatchObject({ code: 72 });
  });

  it('refuses what is no command', async () => {
    expect(await failureOf(run({ frobnicate: 1 }))).toMatchObject({ code: 59, codeName: 'CommandNotFound' });
  });

  it('refuses what only MongoDB can', async () => {
    if (!gatewayOf(mongo)) return;
    for (const command of [{ saslStart: 1 }, { mapReduce: 'a' }, { shutdown: 1 }, { createUser: 'ann' }]) {
      expect(await failureOf(run(command))).toMatchObject({ code: 115, codeName: 'CommandNotSupported' });
    }
    const db = mongo.client.db();
    expect((await failureOf(db.createCollection('capped', { capped: true, size: 4096 }))).code).toBe(115);
    expect((await failureOf(db.createCollection('series', { timeseries: { timeField: 'at' } }))).code).toBe(115);
    expect((await failureOf(db.command({ insert: 'a', documents: [{}], writeConcern: { w: 3 } }))).code).toBe(100);
    expect((await failureOf(db.command({ explain: { insert: 'a', documents: [] } }))).code).toBe(115);
  });
});
