import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose, { type Connection, type InferSchemaType, type Model } from 'mongoose';
import { failureOf } from '../test-support/failure-of.js';
import { type MongoUnderTest, openMongoUnderTest } from '../test-support/mongo-under-test.js';

const { Schema } = mongoose;
let mongo: MongoUnderTest;
let connection: Connection;

beforeAll(async () => {
  mongo = await openMongoUnderTest();
  connection = await mongoose.createConnection(mongo.url, { autoCreate: false, autoIndex: false }).asPromise();
});
afterAll(async () => {
  await connection.close();
  await mongo.close();
});

const person = new Schema(
  {
    email: { type: String, required: true, unique: true },
    name: { type: String, index: true },
    seenAt: Date,
    visits: Number,
  },
  { timestamps: true },
);
person.index({ seenAt: 1 }, { expireAfterSeconds: 3600 });
person.index({ name: 'text' });

type Person = InferSchemaType<typeof person>;
const people = (): Model<Person> => connection.models.Person ?? connection.model<Person>('Person', person);

describe('Mongoose', () => {
  it('syncs its indexes, and finds nothing to do the second time', async () => {
    await people().syncIndexes();
    expect(await people().diffIndexes()).toEqual({ toDrop: [], toCreate: [] });
    expect(await people().syncIndexes()).toEqual([]);
    expect(Object.keys(await people().collection.indexInformation())).toHaveLength(5);
  });

  it('gets duplicate keys with what it shows of them', async () => {
    await people().create({ email: 'ann@example.test', name: 'Ann' });
    const failure = await failureOf(people().create({ email: 'ann@example.test' }));
    expect(failure).toMatchObject({ code: 11000, keyPattern: { email: 1 }, keyValue: { email: 'ann@example.test' } });
  });

  it('inserts many unordered and tells which failed', async () => {
    const more = [{ email: 'ann@example.test' }, { email: 'bob@example.test' }, { email: 'cyd@example.test' }];
    const failure = await failureOf(people().insertMany(more, { ordered: false }));
    expect(failure.writeErrors).toHaveLength(1);
    expect(await people().countDocuments()).toBe(3);
  });

  it('upserts in bulk, updates, populates and streams', async () => {
    const Post = connection.model(
      'Post',
      new Schema({ author: { type: Schema.Types.ObjectId, ref: 'Person' }, title: String }),
    );
    await people().bulkWrite([
      { updateOne: { filter: { email: 'dan@example.test' }, update: { $inc: { visits: 1 } }, upsert: true } },
      { updateOne: { filter: { email: 'dan@example.test' }, update: { $inc: { visits: 1 } }, upsert: true } },
    ]);
    const dan = await people().findOneAndUpdate(
      { email: 'dan@example.test' },
      { name: 'Dan' },
      { returnDocument: 'after' },
    );
    expect(dan).toMatchObject({ visits: 2, name: 'Dan' });
    await Post.insertMany([
      { author: dan?._id, title: 'One' },
      { author: dan?._id, title: 'Two' },
    ]);
    const posts = await Post.find().sort({ title: 1 }).populate('author').lean();
    expect(posts).toMatchObject([
      { title: 'One', author: { name: 'Dan' } },
      { title: 'Two', author: { name: 'Dan' } },
    ]);
    const titles: string[] = [];
    for await (const { title } of Post.find().sort({ title: -1 }).cursor({ batchSize: 1 })) titles.push(title ?? '');
    expect(titles).toEqual(['Two', 'One']);
  });

  it('saves documents in a transaction that is undone as a whole', async () => {
    const transfer = connection.transaction(async (session) => {
      await people().create([{ email: 'eve@example.test' }], { session });
      throw new Error('changed my mind');
    });
    expect((await failureOf(transfer)).message).toBe('changed my mind');
    expect(await people().exists({ email: 'eve@example.test' })).toBeNull();
  });

  it('counts visits of eight at once in transactions and loses none', async () => {
    await people().create({ email: 'fay@example.test', visits: 0 });
    const visit = () =>
      connection.transaction(async (session) => {
        const fay = await people().findOne({ email: 'fay@example.test' }).session(session);
        fay?.set('visits', (fay.visits ?? 0) + 1);
        await fay?.save({ session });
      });
    await Promise.all(Array.from({ length: 8 }, visit));
    expect(await people().findOne({ email: 'fay@example.test' })).toMatchObject({ visits: 8 });
  });

  it('makes collections by its first inserts, many at once', async () => {
    const models = Array.from({ length: 6 }, (_, n) => connection.model(`Fresh${n}`, new Schema({ n: Number })));
    await Promise.all(models.flatMap((model) => Array.from({ length: 4 }, (_, n) => model.create({ n }))));
    expect(await Promise.all(models.map((model) => model.countDocuments()))).toEqual([4, 4, 4, 4, 4, 4]);
  });
});
