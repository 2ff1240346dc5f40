import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Collection, type Document, MongoClient } from 'mongodb';
import { failureOf } from '../../test-support/failure-of.js';
import { type MongoUnderTest, openMongoUnderTest } from '../../test-support/mongo-under-test.js';

type Row = Document & { _id: number | string };
let mongo: MongoUnderTest;
let names = 0;

beforeAll(async () => {
  mongo = await openMongoUnderTest();
});
afterAll(() => mongo.close());

function collection(): Collection<Row> {
  names += 1;
  return mongo.client.db().collection(`writes${names}`);
}

async function collectionOf(rows: Row[], unique?: string): Promise<Collection<Row>> {
  const rowsOf = collection();
  if (unique) await rowsOf.createIndex({ [unique]: 1 }, { unique: true });
  await rowsOf.insertMany(rows);
  return rowsOf;
}

describe('a unique index', () => {
  const rows = [
    { _id: 1, email: 'ann@example.test' },
    { _id: 2, email: 'bob@example.test' },
  ];
  const taken = { code: 11000, keyPattern: { email: 1 }, keyValue: { email: 'ann@example.test' } };

  it('refuses a second insert with its key', async () => {
    const users = await collectionOf(rows, 'email');
    expect(await failureOf(users.insertOne({ _id: 3, email: 'ann@example.test' }))).toMatchObject(taken);
    expect(await failureOf(users.insertOne({ _id: 1 }))).toMatchObject({ code: 11000, keyPattern: { _id: 1 } });
  });

  it('tells the message that clients of MongoDB look for', async () => {
    const users = await collectionOf(rows, 'email');
    const { message } = await failureOf(users.insertOne({ _id: 3, email: 'ann@example.test' }));
    expect(message).toMatch(/^E11000 duplicate key error collection: \S+ index: email_1 dup key: \{.*ann@example.test/);
  });

  it('lets the rest of an unordered insertMany pass', async () => {
    const users = await collectionOf(rows, 'email');
    const more = [{ _id: 3, email: 'cyd@example.test' }, { _id: 4, email: 'ann@example.test' }, { _id: 1 }, { _id: 5 }];
    const failure = await failureOf(users.insertMany(more, { ordered: false }));
    const errors = failure.writeErrors.map(({ index, code }: Document) => ({ index, code }));
    expect(errors).toEqual([
      { index: 1, code: 11000 },
      { index: 2, code: 11000 },
    ]);
    expect(failure.insertedCount).toBe(2);
    expect(await users.countDocuments()).toBe(4);
  });

  it('ends an ordered insertMany', async () => {
    const users = await collectionOf(rows, 'email');
    const more = [
      { _id: 3, email: 'cyd@example.test' },
      { _id: 4, email: 'ann@example.test' },
      { _id: 5, email: 'dan@example.test' },
    ];
    const failure = await failureOf(users.insertMany(more));
    expect(failure).toMatchObject({ code: 11000, insertedCount: 1 });
    expect(await users.countDocuments()).toBe(3);
  });

  it('refuses updates of every kind', async () => {
    const users = await collectionOf(rows, 'email');
    const change = { $set: { email: 'ann@example.test' } };
    expect(await failureOf(users.updateOne({ _id: 2 }, change))).toMatchObject(taken);
    expect(await failureOf(users.replaceOne({ _id: 2 }, { email: 'ann@example.test' }))).toMatchObject(taken);
    expect(await failureOf(users.findOneAndUpdate({ _id: 2 }, change))).toMatchObject(taken);
    expect(await failureOf(users.updateOne({ _id: 3 }, change, { upsert: true }))).toMatchObject(taken);
    expect(await users.findOne({ _id: 2 })).toEqual(rows[1]);
  });

  it('says no keyValue that it cannot know', async () => {
    const lists = await collectionOf([{ _id: 1, tags: ['a', 'b'] }], 'tags');
    const failure = await failureOf(lists.insertOne({ _id: 2, tags: ['c', 'b'] }));
    expect(failure).toMatchObject({ code: 11000, keyPattern: { tags: 1 } });
  });
});

describe('bulkWrite', () => {
  it('counts what an ordered batch did', async () => {
    const rows = await collectionOf([
      { _id: 1, n: 1 },
      { _id: 2, n: 2 },
    ]);
    const result = await rows.bulkWrite([
      { insertOne: { document: { _id: 3, n: 3 } } },
      { updateOne: { filter: { _id: 1 }, update: { $inc: { n: 10 } } } },
      { updateOne: { filter: { _id: 4 }, update: { $set: { n: 4 } }, upsert: true } },
      { replaceOne: { filter: { _id: 2 }, replacement: { n: 20 } } },
      { deleteOne: { filter: { _id: 3 } } },
    ]);
    expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 2, upsertedIds: { 2: 4 }, deletedCount: 1 });
    expect(await rows.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, n: 11 },
      { _id: 2, n: 20 },
      { _id: 4, n: 4 },
    ]);
  });

  it('goes on behind a failure when unordered', async () => {
    const rows = await collectionOf([{ _id: 1 }]);
    const inserts = [1, 2, 1, 3].map((_id) => ({ insertOne: { document: { _id } } }));
    const failure = await failureOf(rows.bulkWrite(inserts, { ordered: false }));
    expect(failure.writeErrors.map(({ index }: Document) => index)).toEqual([0, 2]);
    expect(await rows.countDocuments()).toBe(3);
  });

  it('takes 3,000 upserts at once', async () => {
    const rows = collection();
    const upserts = Array.from({ length: 3_000 }, (_, _id) => ({
      updateOne: { filter: { _id }, update: { $set: { n: _id } }, upsert: true },
    }));
    expect((await rows.bulkWrite(upserts, { ordered: false })).upsertedCount).toBe(3_000);
    expect((await rows.bulkWrite(upserts, { ordered: false })).matchedCount).toBe(3_000);
  });
});

describe('update', () => {
  it('understands arrayFilters and pipelines', async () => {
    const rows = await collectionOf([{ _id: 1, marks: [{ n: 1 }, { n: 5 }], total: 0 }]);
    await rows.updateOne({ _id: 1 }, { $set: { 'marks.$[high].n': 9 } }, { arrayFilters: [{ 'high.n': { $gt: 3 } }] });
    await rows.updateOne({ _id: 1 }, [{ $set: { total: { $sum: '$marks.n' } } }]);
    expect(await rows.findOne()).toEqual({ _id: 1, marks: [{ n: 1 }, { n: 9 }], total: 10 });
  });

  it('finds and modifies in one step', async () => {
    const rows = await collectionOf([{ _id: 1, n: 1 }]);
    expect(await rows.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } }, { returnDocument: 'after' })).toEqual({
      _id: 1,
      n: 2,
    });
    expect(await rows.findOneAndReplace({ _id: 2 }, { n: 7 }, { upsert: true, returnDocument: 'after' })).toEqual({
      _id: 2,
      n: 7,
    });
    expect(await rows.findOneAndDelete({ _id: 1 })).toEqual({ _id: 1, n: 2 });
    expect(await rows.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } })).toBeNull();
  });
});

describe('eight clients at once', () => {
  let clients: MongoClient[];

  beforeAll(async () => {
    clients = await Promise.all(Array.from({ length: 8 }, () => MongoClient.connect(mongo.url)));
  });
  afterAll(() => Promise.all(clients.map((client) => client.close())));

  it('create a collection with their first inserts', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { collectionName } = collection();
      await Promise.all(clients.map((client, _id) => client.db().collection<Row>(collectionName).insertOne({ _id })));
      expect(await mongo.client.db().collection(collectionName).countDocuments()).toBe(8);
    }
  });

  it('upsert the same new key without an error, and leave one document', async () => {
    const rows = await collectionOf([{ _id: 'first', purl: 'first' }], 'purl');
    for (let round = 0; round < 40; round += 1) {
      const purl = `pkg:npm/left-pad@${round}`;
      const upsert = (client: MongoClient) =>
        client
          .db()
          .collection(rows.collectionName)
          .updateOne({ purl }, { $inc: { seen: 1 } }, { upsert: true });
      await Promise.all(clients.map(upsert));
      expect(await rows.find({ purl }).toArray()).toMatchObject([{ seen: 8 }]);
    }
  });

  it('upsert overlapping batches in opposite orders', async () => {
    const { collectionName } = collection();
    const upserts = Array.from({ length: 300 }, (_, _id) => ({
      updateOne: { filter: { _id }, update: { $inc: { seen: 1 } }, upsert: true },
    }));
    await Promise.all(
      clients.map((client, position) => {
        const batch = position % 2 === 0 ? upserts : upserts.toReversed();
        return client.db().collection<Row>(collectionName).bulkWrite(batch, { ordered: false });
      }),
    );
    expect(await mongo.client.db().collection(collectionName).countDocuments({ seen: 8 })).toBe(300);
  });

  it('increment one counter and lose nothing', async () => {
    const rows = await collectionOf([{ _id: 1, n: 0 }]);
    const increment = async (client: MongoClient) => {
      for (let times = 0; times < 25; times += 1) {
        await client
          .db()
          .collection<Row>(rows.collectionName)
          .updateOne({ _id: 1 }, { $inc: { n: 1 } });
      }
    };
    await Promise.all(clients.map(increment));
    expect(await rows.findOne()).toEqual({ _id: 1, n: 200 });
  });
});

describe('large documents', () => {
  it('of 15 MB go in and come back', async () => {
    const rows = collection();
    const text = 'x'.repeat(15 * 1024 * 1024);
    await rows.insertOne({ _id: 1, text });
    expect((await rows.findOne({ _id: 1 }))?.text.length).toBe(text.length);
  });

  it('above 16 MB are refused', async () => {
    const rows = collection();
    await rows.insertOne({ _id: 1, text: 'x'.repeat(9_000_000) });
    const grown = rows.updateOne({ _id: 1 }, [{ $set: { text: { $concat: ['$text', '$text'] } } }]);
    expect((await failureOf(grown)).code).toBeGreaterThan(0);
    expect((await rows.findOne())?.text.length).toBe(9_000_000);
  });
});

it('an unacknowledged write is done without an answer', async () => {
  const rows = collection();
  await rows.insertOne({ _id: 1 });
  const [first] = [await rows.insertOne({ _id: 2 }, { writeConcern: { w: 0 } })];
  expect(first.acknowledged).toBe(false);
  while ((await rows.countDocuments()) < 2) await new Promise((resolve) => setTimeout(resolve, 10));
});
