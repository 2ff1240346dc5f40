import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Document, Filter } from 'mongodb';
import pg from 'pg';
import { failureOf } from '../../test-support/failure-of.js';
import {
  documentDbUrl,
  gatewayOf,
  type MongoUnderTest,
  openMongoUnderTest,
} from '../../test-support/mongo-under-test.js';

type Row = Document & { _id: number | string };
let mongo: MongoUnderTest;

beforeAll(async () => {
  mongo = await openMongoUnderTest();
  await packages().insertMany([
    { _id: 'left-pad', licence: 'WTFPL', size: 2, tags: ['text'] },
    { _id: 'lodash', licence: 'MIT', size: 1400, tags: ['text', 'array'] },
    { _id: 'Lodash', licence: 'mit', size: 3, tags: [] },
  ]);
  await releases().insertMany([
    { _id: 1, name: 'lodash', version: '4.17.20' },
    { _id: 2, name: 'lodash', version: '4.17.21' },
    { _id: 3, name: 'left-pad', version: '1.3.0' },
  ]);
});
afterAll(() => mongo.close());

const packages = () => mongo.client.db().collection<Row>('packages');
const releases = () => mongo.client.db().collection<Row>('releases');

/** What autovacuum does sooner or later. */
async function vacuum(collection: string): Promise<void> {
  const client = new pg.Client({ connectionString: documentDbUrl() });
  await client.connect();
  const { rows } = await client.query(
    'select collection_id from documentdb_api_catalog.collections where database_name = $1 and collection_name = $2',
    [mongo.client.db().databaseName, collection],
  );
  await client.query(`vacuum analyze documentdb_data.documents_${rows[0].collection_id}`);
  await client.end();
}

describe('aggregate', () => {
  it('joins with $lookup', async () => {
    const lookup = { from: 'releases', localField: '_id', foreignField: 'name', as: 'releases' };
    const stages = [
      { $match: { _id: 'lodash' } },
      { $lookup: lookup },
      { $project: { versions: '$releases.version' } },
    ];
    const [joined] = await packages().aggregate(stages).toArray();
    expect(joined?.versions.toSorted()).toEqual(['4.17.20', '4.17.21']);
  });

  it('answers several questions with $facet', async () => {
    const facets = {
      licences: [{ $group: { _id: { $toUpper: '$licence' }, n: { $sum: 1 } } }, { $sort: { _id: 1 } }],
      total: [{ $count: 'n' }],
    };
    expect(
      await packages()
        .aggregate([{ $facet: facets }])
        .toArray(),
    ).toEqual([
      {
        licences: [
          { _id: 'MIT', n: 2 },
          { _id: 'WTFPL', n: 1 },
        ],
        total: [{ n: 3 }],
      },
    ]);
  });

  it('groups, unwinds and unites', async () => {
    const tags = await packages()
      .aggregate([{ $unwind: '$tags' }, { $group: { _id: '$tags', n: { $sum: 1 } } }, { $sort: { _id: 1 } }])
      .toArray();
    expect(tags).toEqual([
      { _id: 'array', n: 1 },
      { _id: 'text', n: 2 },
    ]);
    const united = packages().aggregate([{ $unionWith: 'releases' }, { $count: 'n' }]);
    expect(await united.toArray()).toEqual([{ n: 6 }]);
  });

  it('writes into another collection with $merge and $out', async () => {
    const counts = [
      { $group: { _id: '$name', n: { $sum: 1 } } },
      { $merge: { into: 'counts', whenMatched: 'replace' } },
    ];
    await releases().aggregate(counts).toArray();
    await releases().aggregate(counts).toArray();
    await releases()
      .aggregate([{ $match: { name: 'lodash' } }, { $out: 'lodash' }])
      .toArray();
    const found = await mongo.client.db().collection('counts').find().sort({ _id: 1 }).toArray();
    expect(found).toEqual([
      { _id: 'left-pad', n: 1 },
      { _id: 'lodash', n: 2 },
    ]);
    expect(await mongo.client.db().collection('lodash').countDocuments()).toBe(2);
  });

  it('refuses a stage that nobody knows', async () => {
    const failure = await failureOf(
      packages()
        .aggregate([{ $frobnicate: {} }])
        .toArray(),
    );
    expect(failure.code).toBe(40324);
  });
});

describe('a query', () => {
  it('counts exactly', async () => {
    expect(await packages().countDocuments({ size: { $gt: 2 } })).toBe(2);
    expect(await packages().estimatedDocumentCount()).toBe(3);
    expect(await mongo.client.db().collection('nothing').estimatedDocumentCount()).toBe(0);
  });

  it('lists distinct values', async () => {
    expect((await packages().distinct('tags')).toSorted()).toEqual(['array', 'text']);
    expect((await packages().distinct('size', { licence: 'MIT' })).map(Number)).toEqual([1400]);
    expect(await packages().distinct('no such field')).toEqual([]);
    expect(await mongo.client.db().collection('nothing').distinct('tags')).toEqual([]);
  });

  it('lists distinct values where PostgreSQL reads an index alone, as it does after a vacuum', async () => {
    if (!gatewayOf(mongo)) return;
    const uses = mongo.client.db().collection<Row>('uses');
    await uses.createIndex({ state: 1, project: 1 });
    await uses.insertMany(
      Array.from({ length: 20_000 }, (_, number) => ({
        _id: number,
        project: `p${number % 7}`,
        state: number % 3 ? 'current' : 'pending',
      })),
    );
    await vacuum('uses');
    const found = await uses.distinct('project', { state: { $in: ['pending', 'removed'] } });
    expect(found.toSorted()).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6']);
  });

  it('ignores case under a collation of strength 2', async () => {
    const found = await packages()
      .find({ licence: 'MIT' }, { collation: { locale: 'en', strength: 2 } })
      .toArray();
    expect(found.map(({ _id }) => _id).toSorted()).toEqual(['Lodash', 'lodash']);
  });

  it('stops at its maxTimeMS', async () => {
    const numbers = Array.from({ length: 40_000 }, (_, _id) => ({ _id, n: _id % 100 }));
    await mongo.client.db().collection<Row>('numbers').insertMany(numbers);
    const pairs = { from: 'numbers', pipeline: [{ $match: { n: { $lt: 0 } } }], as: 'none' };
    const slow = mongo.client
      .db()
      .collection('numbers')
      .aggregate([{ $lookup: pairs }, { $sort: { none: 1 } }], { maxTimeMS: 5 });
    expect(await failureOf(slow.toArray())).toMatchObject({ code: 50, codeName: 'MaxTimeMSExpired' });
  });

  it('with a bad operator is a BadValue', async () => {
    expect((await failureOf(packages().findOne({ size: { $frobnicate: 1 } }))).code).toBe(2);
  });

  it('of int64, decimals, dates and binary gives back what was stored', async () => {
    const { Binary, Decimal128, Long } = await import('mongodb');
    const row = {
      _id: 1,
      long: Long.fromString('9007199254740993'),
      decimal: Decimal128.fromString('1.10'),
      at: new Date(1_700_000_000_123),
      bytes: new Binary(Buffer.from([0, 255, 1])),
      nothing: null,
      pattern: /^a/i,
    };
    const types = mongo.client.db().collection<Row>('types');
    await types.insertOne(row);
    expect(await types.findOne({}, { promoteValues: true, promoteLongs: false })).toEqual(row);
  });
});

describe('explain', () => {
  it('names the index that a query uses', async () => {
    await releases().createIndex({ name: 1, version: -1 });
    const plan = await releases().find({ name: 'lodash' }).hint({ name: 1, version: -1 }).explain('queryPlanner');
    expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('"indexName":"name_1_version_-1"');
  });

  it('explains an aggregation', async () => {
    const plan = await packages()
      .aggregate([{ $match: { size: 2 } }])
      .explain('executionStats');
    expect(plan.ok).toBe(1);
  });
});

it('a change stream is refused', async () => {
  if (!mongo.gateway) return;
  const failure = await failureOf(
    packages()
      .aggregate([{ $changeStream: {} }])
      .toArray(),
  );
  expect(failure).toMatchObject({ code: 115, codeName: 'CommandNotSupported' });
});

describe('a page in the order of an index', () => {
  const at = (second: number) => new Date(1_700_000_000_000 + second * 1000);
  const rows = Array.from({ length: 2_000 }, (_, n) => ({
    _id: `event ${(n * 7919) % 2_000}`,
    name: `package ${(n * 31) % 40}`,
    at: at((n * 104_729) % 500),
  }));
  const byTime = (left: Row, right: Row) =>
    right.at.getTime() - left.at.getTime() || (left._id < right._id ? 1 : left._id > right._id ? -1 : 0);
  const events = () => mongo.client.db().collection<Row>('events');

  beforeAll(async () => {
    await events().createIndexes([{ key: { at: -1, _id: -1 } }, { key: { name: 1, at: -1, _id: -1 } }]);
    await events().insertMany(rows.slice(0, 1_000));
    await events().insertMany(rows.slice(1_000));
    await events().updateMany({ name: 'package 3' }, { $set: { name: 'package 4' } });
    await events().deleteMany({ name: 'package 5' });
  });

  it.each<[string, Filter<Row>, (row: Row) => boolean]>([
    ['of all', {}, () => true],
    ['behind a moment', { at: { $lt: at(250) } }, (row: Row) => row.at < at(250)],
    ['of one package', { name: 'package 4' }, (row: Row) => row.name === 'package 4'],
    [
      'of some packages',
      { name: { $in: ['package 1', 'package 4', 'package 5', 'package 39'] } },
      (row: Row) => ['package 1', 'package 4', 'package 39'].includes(row.name),
    ],
    [
      'behind a key',
      { at: { $lte: at(250) }, $or: [{ at: { $lt: at(250) } }, { at: at(250), _id: { $lt: 'event 5' } }] },
      (row: Row) => row.at < at(250) || (row.at.getTime() === at(250).getTime() && row._id < 'event 5'),
    ],
  ])('%s is what a sort of everything gives', async (_, filter, matches) => {
    const kept = rows
      .filter(({ name }) => name !== 'package 5')
      .map((row) => (row.name === 'package 3' ? { ...row, name: 'package 4' } : row));
    const expected = kept.filter(matches).sort(byTime).slice(0, 50);
    expect(await events().find(filter).sort({ at: -1, _id: -1 }).limit(50).toArray()).toEqual(expected);
  });

  it('is read from the index alone', async () => {
    const gateway = gatewayOf(mongo);
    if (!gateway) return;
    // What autovacuum does by itself after a minute.
    await gateway.state.postgres.withConnection((client) => client.query('analyze'));
    const plan = await events()
      .find({ at: { $lt: at(250) } })
      .sort({ at: -1, _id: -1 })
      .limit(50)
      .explain('executionStats');
    expect(JSON.stringify(plan.queryPlanner.winningPlan)).not.toContain('SORT');
  });
});
