import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Document, MongoClient } from 'mongodb';
import { failureOf } from '../../test-support/failure-of.js';
import { type MongoUnderTest, openMongoUnderTest } from '../../test-support/mongo-under-test.js';

let mongo: MongoUnderTest;

beforeAll(async () => {
  mongo = await openMongoUnderTest();
});
afterAll(() => mongo.close());

const db = () => mongo.client.db();

describe('a collection', () => {
  it('checks documents against its validator', async () => {
    const schema = { required: ['purl'], properties: { purl: { bsonType: 'string' } } };
    const checked = await db().createCollection('checked', { validator: { $jsonSchema: schema } });
    await checked.insertOne({ purl: 'pkg:npm/left-pad' });
    expect(await failureOf(checked.insertOne({ purl: 1 }))).toMatchObject({ code: 121 });
    expect(await failureOf(checked.updateOne({}, { $set: { purl: 1 } }))).toMatchObject({ code: 121 });
    expect(await checked.countDocuments()).toBe(1);
  });

  it('can be a view of another', async () => {
    await db()
      .collection<Document>('scores')
      .insertMany([{ n: 1 }, { n: 7 }, { n: 9 }]);
    const high = await db().createCollection('high', { viewOn: 'scores', pipeline: [{ $match: { n: { $gt: 5 } } }] });
    expect(await high.countDocuments()).toBe(2);
    expect((await failureOf(high.insertOne({ n: 8 }))).code).toBe(166);
    const types = (await db().listCollections().toArray()).map(({ name, type }) => `${name}: ${type}`);
    expect(types).toEqual(expect.arrayContaining(['scores: collection', 'high: view']));
  });

  it('can be created twice with the same options only', async () => {
    await db().command({ create: 'twice' });
    await db().command({ create: 'twice' });
    const other = db().command({ create: 'twice', validator: { n: 1 } });
    expect(await failureOf(other)).toMatchObject({ code: 48, codeName: 'NamespaceExists' });
  });

  it('is listed by a filter', async () => {
    await db().createCollection('listed');
    expect(await db().listCollections({ name: 'listed' }, { nameOnly: true }).toArray()).toMatchObject([
      { name: 'listed' },
    ]);
    expect(await db().listCollections({ name: 'absent' }).toArray()).toEqual([]);
  });

  it('can be renamed', async () => {
    await db().collection<Document>('before').insertOne({ n: 1 });
    await db().renameCollection('before', 'after');
    expect(await db().collection('after').countDocuments()).toBe(1);
    expect(await db().collection('before').countDocuments()).toBe(0);
  });

  it('is gone once dropped, which can be asked for twice', async () => {
    const rows = db().collection<Document>('dropped');
    await rows.insertOne({ n: 1 });
    expect(await rows.drop()).toBe(true);
    await rows.drop();
    expect(await db().listCollections({ name: 'dropped' }).toArray()).toEqual([]);
    await rows.insertOne({ n: 2 });
    expect(await rows.countDocuments()).toBe(1);
  });

  it('tells its size', async () => {
    await db()
      .collection<Document>('sized')
      .insertMany([{ n: 1 }, { n: 2 }]);
    expect(await db().command({ collStats: 'sized' })).toMatchObject({ count: 2, nindexes: 1, ok: 1 });
    expect(await db().command({ dbStats: 1 })).toMatchObject({ db: db().databaseName, ok: 1 });
    expect(await db().command({ validate: 'sized' })).toMatchObject({ valid: true });
  });
});

it('a database is listed until it is dropped', async () => {
  const client = await MongoClient.connect(mongo.url);
  const other = client.db(`${db().databaseName}_other`);
  await other.collection<Document>('rows').insertOne({ n: 1 });
  const isListed = async () => {
    const { databases } = await client.db().admin().listDatabases({ nameOnly: true });
    return databases.some(({ name }) => name === other.databaseName);
  };
  expect(await isListed()).toBe(true);
  await other.dropDatabase();
  expect(await isListed()).toBe(false);
  await client.close();
});
