import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ClientSession, type Document, MongoClient } from 'mongodb';
import { failureOf } from '../test-support/failure-of.js';
import { gatewayOf, type MongoUnderTest, openMongoUnderTest } from '../test-support/mongo-under-test.js';

type Row = Document & { _id: number | string };
let mongo: MongoUnderTest;

beforeAll(async () => {
  mongo = await openMongoUnderTest();
  await rows().createIndex({ email: 1 }, { unique: true, sparse: true });
});
beforeEach(async () => {
  await rows().deleteMany({});
  await rows().insertOne({ _id: 'counter', n: 0 });
});
afterAll(() => mongo.close());

const rows = () => mongo.client.db().collection<Row>('rows');

async function inSession<Result>(use: (session: ClientSession) => Promise<Result>): Promise<Result> {
  return mongo.client.withSession((session) => use(session));
}

describe('a transaction', () => {
  it('is seen by others at its commit and not before', () =>
    inSession(async (session) => {
      session.startTransaction();
      await rows().insertOne({ _id: 1 }, { session });
      expect(await rows().findOne({ _id: 1 })).toBeNull();
      expect(await rows().findOne({ _id: 1 }, { session })).toEqual({ _id: 1 });
      await session.commitTransaction();
      expect(await rows().findOne({ _id: 1 })).toEqual({ _id: 1 });
    }));

  it('leaves nothing when it is aborted', () =>
    inSession(async (session) => {
      session.startTransaction();
      await rows().updateOne({ _id: 'counter' }, { $inc: { n: 5 } }, { session });
      await session.abortTransaction();
      expect(await rows().findOne()).toEqual({ _id: 'counter', n: 0 });
    }));

  it('sees what was there when it began, whatever others do', () =>
    inSession(async (session) => {
      session.startTransaction();
      expect(await rows().countDocuments({}, { session })).toBe(1);
      await rows().insertOne({ _id: 2 });
      expect(await rows().countDocuments({}, { session })).toBe(1);
      await session.commitTransaction();
    }));

  it('reads its own writes through a cursor in pages', () =>
    inSession(async (session) => {
      session.startTransaction();
      await rows().insertMany(
        Array.from({ length: 20 }, (_, _id) => ({ _id })),
        { session },
      );
      const found = await rows().find({}, { session }).sort({ _id: 1 }).batchSize(3).toArray();
      expect(found.length).toBe(21);
      await session.commitTransaction();
    }));

  it('can be committed twice, as a driver does that missed the answer', () =>
    inSession(async (session) => {
      session.startTransaction();
      await rows().insertOne({ _id: 3 }, { session });
      await session.commitTransaction();
      await session.commitTransaction();
      expect(await rows().countDocuments({ _id: 3 })).toBe(1);
    }));

  it('cannot make indexes in a collection that has documents', () =>
    inSession(async (session) => {
      session.startTransaction();
      expect((await failureOf(rows().createIndex({ a: 1 }, { session }))).code).toBe(263);
    }));
});

describe('transactions that change the same document', () => {
  it('conflict, and the later is told to try again', () =>
    inSession(async (first) =>
      inSession(async (second) => {
        first.startTransaction();
        second.startTransaction();
        await rows().updateOne({ _id: 'counter' }, { $inc: { n: 1 } }, { session: first });
        const failure = await failureOf(rows().updateOne({ _id: 'counter' }, { $inc: { n: 1 } }, { session: second }));
        expect(failure).toMatchObject({ code: 112, codeName: 'WriteConflict' });
        expect(failure.hasErrorLabel('TransientTransactionError')).toBe(true);
        await first.commitTransaction();
      }),
    ));

  it('of eight clients at once lose no increment', async () => {
    const clients = await Promise.all(Array.from({ length: 8 }, () => MongoClient.connect(mongo.url)));
    const increment = (client: MongoClient) =>
      client.withSession(async (session) => {
        for (let times = 0; times < 5; times += 1) {
          await session.withTransaction(async () => {
            const counters = client.db().collection<Row>('rows');
            const counter = await counters.findOne({ _id: 'counter' }, { session });
            await counters.updateOne({ _id: 'counter' }, { $set: { n: counter?.n + 1 } }, { session });
          });
        }
      });
    await Promise.all(clients.map(increment));
    expect(await rows().findOne()).toEqual({ _id: 'counter', n: 40 });
    await Promise.all(clients.map((client) => client.close()));
  });

  it('upsert the same new key one after the other', async () => {
    const upsert = () =>
      inSession((session) =>
        session.withTransaction(() =>
          rows().updateOne({ email: 'ann@example.test' }, { $inc: { n: 1 } }, { session, upsert: true }),
        ),
      );
    await Promise.all(Array.from({ length: 5 }, upsert));
    expect(await rows().find({ email: 'ann@example.test' }).toArray()).toMatchObject([{ n: 5 }]);
  });

  it('write the first document of a collection', async () => {
    const fresh = mongo.client.db().collection<Row>('fresh');
    const insert = (_: unknown, _id: number) =>
      inSession((session) => session.withTransaction(() => fresh.insertOne({ _id }, { session })));
    await Promise.all(Array.from({ length: 4 }, insert));
    expect(await fresh.countDocuments()).toBe(4);
  });
});

describe('a duplicate key in a transaction', () => {
  it('is an error for good and ends it', () =>
    inSession(async (session) => {
      await rows().insertOne({ _id: 1, email: 'ann@example.test' });
      const attempts: number[] = [];
      const failure = await failureOf(
        session.withTransaction(async () => {
          attempts.push(1);
          await rows().insertOne({ _id: 2 }, { session });
          await rows().insertOne({ _id: 3, email: 'ann@example.test' }, { session });
        }),
      );
      expect(failure).toMatchObject({ code: 11000, keyPattern: { email: 1 } });
      expect(attempts.length).toBe(1);
      expect(await rows().findOne({ _id: 2 })).toBeNull();
    }));

  it('that came after its snapshot is a conflict', () =>
    inSession(async (session) => {
      session.startTransaction();
      await rows().findOne({}, { session });
      await rows().insertOne({ _id: 7, email: 'bob@example.test' });
      const failure = await failureOf(rows().insertOne({ _id: 8, email: 'bob@example.test' }, { session }));
      expect(failure.code).toBe(112);
      expect(failure.hasErrorLabel('TransientTransactionError')).toBe(true);
    }));
});

describe('an abandoned transaction', () => {
  it('is aborted after its time and frees what it held', async () => {
    const impatient = await openMongoUnderTest({ transactionLifetime: 1_500 });
    const rows = impatient.client.db().collection<Row>('rows');
    await rows.insertOne({ _id: 'counter', n: 0 });
    await impatient.client.withSession(async (session) => {
      if (!gatewayOf(impatient)) return;
      session.startTransaction();
      await rows.updateOne({ _id: 'counter' }, { $inc: { n: 1 } }, { session });
      // Waits for the lock until the gateway gives it up.
      await rows.updateOne({ _id: 'counter' }, { $inc: { n: 10 } });
      expect(await rows.findOne()).toEqual({ _id: 'counter', n: 10 });
      const failure = await failureOf(rows.findOne({}, { session }));
      expect(failure).toMatchObject({ code: 251, codeName: 'NoSuchTransaction' });
      expect(failure.hasErrorLabel('TransientTransactionError')).toBe(true);
    });
    await impatient.close();
  });

  it('is aborted when its client goes away', async () => {
    const gateway = gatewayOf(mongo);
    if (!gateway) return;
    const client = await MongoClient.connect(mongo.url);
    const session = client.startSession();
    session.startTransaction();
    await client
      .db()
      .collection<Row>('rows')
      .updateOne({ _id: 'counter' }, { $inc: { n: 1 } }, { session });
    expect(gateway.state.transactions.size).toBe(1);
    await client.close(true);
    await rows().updateOne({ _id: 'counter' }, { $inc: { n: 10 } });
    expect(gateway.state.transactions.size).toBe(0);
    expect(await rows().findOne()).toEqual({ _id: 'counter', n: 10 });
  });
});
