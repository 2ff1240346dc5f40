import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Document, Long, MongoClient } from 'mongodb';
import { failureOf } from '../../test-support/failure-of.js';
import { gatewayOf, type MongoUnderTest, openMongoUnderTest } from '../../test-support/mongo-under-test.js';

type Row = Document & { _id: number };
let mongo: MongoUnderTest;

beforeAll(async () => {
  mongo = await openMongoUnderTest();
  const rows = Array.from({ length: 100_000 }, (_, _id) => ({ _id, group: _id % 10, text: `row ${_id}` }));
  await mongo.client.db().collection<Row>('many').insertMany(rows);
});
afterAll(() => mongo.close());

const many = () => mongo.client.db().collection<Row>('many');

describe('a cursor', () => {
  it('reads 100,000 documents, each once, in order', async () => {
    const ids: number[] = [];
    for await (const { _id } of many().find().sort({ _id: 1 })) ids.push(_id);
    expect(ids.length).toBe(100_000);
    expect(ids.find((id, position) => id !== position)).toBeUndefined();
  });

  it('keeps to its batch size', async () => {
    const cursor = many().find().sort({ _id: -1 }).batchSize(3);
    await cursor.next();
    expect(cursor.bufferedCount()).toBe(2);
    await cursor.close();
    const paged = await many()
      .find({ _id: { $lt: 10 } })
      .sort({ _id: 1 })
      .batchSize(4)
      .toArray();
    expect(paged.map(({ _id }) => _id)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('gives an aggregation in pages', async () => {
    const pipeline = [{ $match: { group: 3 } }, { $sort: { _id: -1 } }, { $project: { group: 1 } }];
    const rows = await many().aggregate(pipeline, { batchSize: 1000 }).toArray();
    expect(rows.length).toBe(10_000);
    expect(rows[0]).toEqual({ _id: 99_993, group: 3 });
  });

  it('keeps its place beside others', async () => {
    const cursors = Array.from({ length: 8 }, (_, group) => many().find({ group }).sort({ _id: 1 }).batchSize(7));
    for (let position = 0; position < 20; position += 1) {
      const rows = await Promise.all(cursors.map((cursor) => cursor.next()));
      expect(rows.map((row) => row?._id)).toEqual(cursors.map((_, group) => position * 10 + group));
    }
    await Promise.all(cursors.map((cursor) => cursor.close()));
  });

  it('cannot be read after it was killed', async () => {
    const db = mongo.client.db();
    const { cursor } = await db.command({ find: 'many', filter: {}, sort: { _id: 1 }, batchSize: 2 });
    const id = Long.fromNumber(Number(cursor.id));
    const killed = await db.command({ killCursors: 'many', cursors: [id, Long.fromNumber(4711)] });
    expect(killed.cursorsKilled.map(Number)).toEqual([Number(id)]);
    expect(killed.cursorsNotFound.map(Number)).toEqual([4711]);
    const failure = await failureOf(db.command({ getMore: id, collection: 'many' }));
    expect(failure).toMatchObject({ code: 43, codeName: 'CursorNotFound' });
  });

  it('is not tailable', async () => {
    const failure = await failureOf(many().find({}, { tailable: true }).toArray());
    expect(failure.code).toBe(2);
  });

  it('goes away with its session', async () => {
    const session = mongo.client.startSession();
    const cursor = many().find({}, { session }).sort({ _id: 1 }).batchSize(2);
    await cursor.next();
    const id = cursor.id as Long;
    const lsid = session.id as Document;
    await mongo.client.db('admin').command({ endSessions: [lsid] });
    const failure = await failureOf(
      mongo.client.db().command({ getMore: Long.fromValue(id), collection: 'many' }, { session }),
    );
    expect(failure.code).toBe(43);
    await session.endSession();
  });
});

it('clients killed in the middle of their cursors keep no connection of PostgreSQL busy', async () => {
  const gateway = gatewayOf(mongo);
  if (!gateway) return;
  const clients = await Promise.all(Array.from({ length: 8 }, () => MongoClient.connect(mongo.url)));
  for (const client of clients) {
    const cursor = client.db().collection('many').find().sort({ text: 1 }).batchSize(5);
    await cursor.next();
  }
  await Promise.all(clients.map((client) => client.close()));
  expect(gateway.state.postgres.connections.busy).toBe(0);
});
