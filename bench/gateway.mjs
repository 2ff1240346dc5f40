/**
 * The MongoDB gateway: what one client gets through the driver, and the same functions of DocumentDB called directly in
 * the same run as the baseline. `node bench/gateway.mjs`, after `npm run build`; it starts stores of its own.
 */
import { join } from 'node:path';
import { startServices } from '@red-tortoise/services';
import { BSON, MongoClient } from 'mongodb';
import pg from 'pg';
import { local } from '../infra/local/paths.mjs';

const single = 3_000;
const batches = 40;
const batchSize = 1_000;
const services = await startServices({ directory: join(local, 'bench') });
try {
  const url = new URL(services.urls.mongoUrl);
  url.pathname = '/bench_gateway';
  const client = await MongoClient.connect(url.href);
  const postgres = await connectToPostgres(services.urls.databaseUrl);
  await client.db().dropDatabase();
  // Each way twice, the second round warm; the second is what is told.
  const rounds = [];
  for (const round of [1, 2]) {
    rounds.push([
      await measure(throughDriver(client.db().collection(`driver${round}`))),
      await measure(direct(postgres, `direct${round}`)),
    ]);
  }
  const [gateway, baseline] = rounds[1];
  for (const name of Object.keys(gateway)) process.stdout.write(`${compare(name, gateway[name], baseline[name])}\n`);
  await client.db().dropDatabase();
  await client.close();
  await postgres.end();
} finally {
  await services.stop();
}

function compare(name, gateway, direct) {
  const added = Math.round(1e6 / gateway - 1e6 / direct);
  return `${name}: ${gateway}/s through the driver, ${direct}/s called directly, ${added} µs added each`;
}

async function measure({ insertOne, findOne, insertMany }) {
  const documents = Array.from({ length: batches * batchSize }, (_, n) => document(n));
  return {
    insertOne: await rate(single, (n) => insertOne(document(-n - 1))),
    findOne: await rate(single, (n) => findOne(-n - 1)),
    'insertMany, documents':
      batchSize * (await rate(batches, (n) => insertMany(documents.slice(n * batchSize, (n + 1) * batchSize)))),
  };
}

async function rate(times, act) {
  const begin = performance.now();
  for (let n = 0; n < times; n += 1) await act(n);
  return Math.round((times * 1_000) / (performance.now() - begin));
}

function throughDriver(collection) {
  return {
    insertOne: (row) => collection.insertOne(row),
    findOne: (_id) => collection.findOne({ _id }),
    insertMany: (rows) => collection.insertMany(rows, { ordered: false }),
  };
}

function direct(postgres, name) {
  const bytes = (value) => Buffer.from(BSON.serialize(value));
  const insert = (rows) =>
    postgres.query({
      name: 'insert',
      text: `select p_result::bytea from documentdb_api.insert('bench_gateway', $1::bytea::documentdb_core.bson,
        $2::bytea::documentdb_core.bsonsequence)`,
      values: [bytes({ insert: name, ordered: false }), Buffer.concat(rows.map(bytes))],
    });
  const findOne = async (_id) => {
    const { rows } = await postgres.query({
      name: 'find',
      text: `select cursorpage::bytea as page
        from documentdb_api.find_cursor_first_page('bench_gateway', $1::bytea::documentdb_core.bson)`,
      values: [bytes({ find: name, filter: { _id }, limit: 1, singleBatch: true })],
    });
    return BSON.deserialize(rows[0].page).cursor.firstBatch[0];
  };
  return { insertOne: (row) => insert([row]), findOne, insertMany: insert };
}

async function connectToPostgres(databaseUrl) {
  const url = new URL(databaseUrl);
  url.username = 'postgres';
  url.pathname = '/postgres';
  const postgres = new pg.Client({
    connectionString: url.href,
    options: '-c search_path=documentdb_api_catalog,documentdb_api,documentdb_core,public',
  });
  await postgres.connect();
  return postgres;
}

function document(_id) {
  return {
    _id,
    name: `package-${_id}`,
    version: '1.2.3',
    publishedAt: new Date(0),
    tags: ['a', 'b'],
    notes: 'x'.repeat(120),
  };
}
