import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Collection, type Document, MongoClient } from 'mongodb';
import pg from 'pg';
import { failureOf } from '../../test-support/failure-of.js';
import {
  documentDbUrl,
  gatewayOf,
  type MongoUnderTest,
  openMongoUnderTest,
} from '../../test-support/mongo-under-test.js';

type Row = Document & { _id: number };
let mongo: MongoUnderTest;
let names = 0;

beforeAll(async () => {
  mongo = await openMongoUnderTest();
});
afterAll(() => mongo.close());

function collection(): Collection<Row> {
  names += 1;
  return mongo.client.db().collection(`indexes${names}`);
}

describe('createIndexes', () => {
  it('answers when a unique index holds', async () => {
    const rows = collection();
    await rows.insertOne({ _id: 1, n: 1 });
    await rows.createIndex({ n: 1 }, { unique: true });
    expect((await failureOf(rows.insertOne({ _id: 2, n: 1 }))).code).toBe(11000);
  });

  it('fails on documents that violate it, and leaves no index behind', async () => {
    const rows = collection();
    await rows.insertMany([
      { _id: 1, n: 1 },
      { _id: 2, n: 1 },
    ]);
    expect(await failureOf(rows.createIndex({ n: 1 }, { unique: true }))).toMatchObject({ code: 11000 });
    expect(await rows.listIndexes().toArray()).toMatchObject([{ name: '_id_' }]);
  });

  it('makes several, a partial and a sparse one among them, and lists them', async () => {
    const rows = collection();
    const keys = [
      { key: { a: 1, b: -1 }, name: 'pair' },
      { key: { c: 1 }, name: 'open', partialFilterExpression: { closed: false }, unique: true },
      { key: { d: 1 }, name: 'sparse', sparse: true },
    ] as const;
    expect(await rows.createIndexes([...keys])).toEqual(['pair', 'open', 'sparse']);
    expect(await rows.createIndexes([...keys])).toEqual(['pair', 'open', 'sparse']);
    const listed = await rows.listIndexes().toArray();
    expect(listed.find(({ name }) => name === 'pair')).toMatchObject({ key: { a: 1, b: -1 } });
    expect(listed.find(({ name }) => name === 'open')).toMatchObject({
      unique: true,
      partialFilterExpression: { closed: false },
    });
    await rows.insertMany([
      { _id: 1, c: 1, closed: true },
      { _id: 2, c: 1, closed: true },
      { _id: 3, c: 1, closed: false },
    ]);
    expect((await failureOf(rows.insertOne({ _id: 4, c: 1, closed: false }))).code).toBe(11000);
  });

  it('refuses another index of the same name', async () => {
    const rows = collection();
    await rows.createIndex({ a: 1 }, { name: 'one' });
    expect([85, 86]).toContain((await failureOf(rows.createIndex({ b: 1 }, { name: 'one' }))).code);
  });

  it('can be asked for by eight clients at once', async () => {
    const { collectionName } = collection();
    const clients = await Promise.all(Array.from({ length: 8 }, () => MongoClient.connect(mongo.url)));
    const rowsOf = (client: MongoClient) => client.db().collection(collectionName);
    await Promise.all(
      clients.map((client) => rowsOf(client).createIndexes([{ key: { a: 1 } }, { key: { b: 1 }, unique: true }])),
    );
    expect(await mongo.client.db().collection(collectionName).indexes()).toHaveLength(3);
    await Promise.all(clients.map((client) => client.close()));
  });
});

describe('dropIndexes', () => {
  it('drops one, then all but that of _id', async () => {
    const rows = collection();
    await rows.createIndexes([{ key: { a: 1 } }, { key: { b: 1 } }, { key: { c: 1 } }]);
    await rows.dropIndex('a_1');
    expect((await rows.indexes()).map(({ name }) => name)).toEqual(['_id_', 'b_1', 'c_1']);
    await rows.dropIndexes();
    expect((await rows.indexes()).map(({ name }) => name)).toEqual(['_id_']);
  });

  it('says which index is not there', async () => {
    const rows = collection();
    await rows.insertOne({ _id: 1 });
    expect(await failureOf(rows.dropIndex('nothing_1'))).toMatchObject({ code: 27, codeName: 'IndexNotFound' });
  });
});

it('the indexes of a collection that does not exist are a NamespaceNotFound', async () => {
  expect(await failureOf(collection().listIndexes().toArray())).toMatchObject({
    code: 26,
    codeName: 'NamespaceNotFound',
  });
});

describe('a text index', () => {
  it('finds words, phrases and what lacks them, the best first', async () => {
    const rows = collection();
    await rows.createIndex({ title: 'text', body: 'text' });
    await rows.insertMany([
      { _id: 1, title: 'prototype pollution', body: 'in a parser' },
      { _id: 2, title: 'regular expression', body: 'prototype of a denial of service' },
      { _id: 3, title: 'path traversal', body: 'in an archive' },
    ]);
    const search = async (words: string) => {
      const found = await rows.find({ $text: { $search: words } }).toArray();
      return found.map(({ _id }) => _id).toSorted();
    };
    expect(await search('prototype')).toEqual([1, 2]);
    expect(await search('"denial of service"')).toEqual([2]);
    expect(await search('prototype -parser')).toEqual([2]);
    const score = { $meta: 'textScore' } as const;
    const [best] = await rows
      .find({ $text: { $search: 'path archive' } })
      .project({ score })
      .sort({ score })
      .toArray();
    expect(best?._id).toBe(3);
  });
});

describe('a TTL index', () => {
  it('is listed with its seconds and can be changed', async () => {
    const rows = collection();
    await rows.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    expect((await rows.indexes())[1]).toMatchObject({ expireAfterSeconds: 60 });
    await mongo.client.db().command({ collMod: rows.collectionName, index: { name: 'at_1', expireAfterSeconds: 5 } });
    expect((await rows.indexes())[1]).toMatchObject({ expireAfterSeconds: 5 });
  });

  it('removes what is too old', async () => {
    if (!gatewayOf(mongo)) return;
    const rows = collection();
    await rows.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    await rows.insertMany([{ _id: 1, at: new Date(0) }, { _id: 2, at: new Date() }, { _id: 3 }]);
    // What the database's own job does once a minute.
    const client = new pg.Client({ connectionString: documentDbUrl() });
    await client.connect();
    await client.query('call documentdb_api_internal.delete_expired_rows()');
    await client.end();
    expect((await rows.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual([2, 3]);
  });
});
