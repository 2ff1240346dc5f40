import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BSON, type Document, Long, MongoClient, UUID } from 'mongodb';
import pg from 'pg';
import { failureOf } from '../test-support/failure-of.js';
import { documentDbUrl, gatewayOf, type MongoUnderTest, openMongoUnderTest } from '../test-support/mongo-under-test.js';
import { type Gateway, startGateway } from './start-gateway.js';

type Row = Document & { _id: number | string };

/** A stretch of network to PostgreSQL that can be cut and mended. */
class Line {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private port = 0;

  async mend(): Promise<string> {
    const { hostname, port } = new URL(documentDbUrl());
    this.server = createServer((near) => {
      const far = connect(Number(port), hostname);
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(socket);
        socket.on('error', () => other.destroy()).on('close', () => other.destroy());
        socket.pipe(other);
      }
    }).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
    const url = new URL(documentDbUrl());
    url.port = String(this.port);
    return url.href;
  }

  cut(): void {
    this.server?.close();
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
  }
}

let mongo: MongoUnderTest;
let gateway: Gateway | undefined;
let client: MongoClient;
const line = new Line();

beforeAll(async () => {
  mongo = await openMongoUnderTest();
  if (!gatewayOf(mongo)) return;
  gateway = await startGateway({ port: 0, postgresUrl: await line.mend() });
  const url = new URL(mongo.url);
  url.port = String(gateway.port);
  client = await MongoClient.connect(url.href);
  await client.db().createCollection('rows');
});
afterAll(async () => {
  await client?.close();
  await gateway?.close();
  line.cut();
  await mongo.close();
});

const rows = () => client.db().collection<Row>('rows');

describe('when PostgreSQL goes away', () => {
  it('and comes back, reads and writes only take longer', async () => {
    if (!gateway) return;
    await rows().insertOne({ _id: 'before' });
    line.cut();
    const found = rows().findOne({ _id: 'before' });
    const written = rows().insertOne({ _id: 'while it was away' });
    setTimeout(() => void line.mend(), 700);
    expect(await found).toEqual({ _id: 'before' });
    await written;
    expect(await rows().countDocuments({ _id: 'while it was away' })).toBe(1);
  });

  it('a transaction at work is begun anew', async () => {
    if (!gateway) return;
    let attempts = 0;
    await client.withSession((session) =>
      session.withTransaction(async () => {
        attempts += 1;
        await rows().insertOne({ _id: 'in a transaction' }, { session });
        if (attempts > 1) return;
        line.cut();
        await line.mend();
        await rows().insertOne({ _id: 'behind the cut' }, { session });
      }),
    );
    expect(attempts).toBe(2);
    expect(await rows().countDocuments({ _id: 'in a transaction' })).toBe(1);
  });

  it('a write whose outcome nobody knows is not written twice', async () => {
    if (!gateway) return;
    await rows().insertOne({ _id: 'counter', n: 0 });
    // Holds the row, so that the update below is under way when the line is cut.
    const holder = new pg.Client({ connectionString: documentDbUrl() });
    await holder.connect();
    const { rows: tables } = await holder.query(
      'select collection_id from documentdb_api_catalog.collections where database_name = $1 and collection_name = $2',
      [client.db().databaseName, 'rows'],
    );
    await holder.query(`begin; select from documentdb_data.documents_${tables[0].collection_id} for update`);
    const update = failureOf(rows().updateOne({ _id: 'counter' }, { $inc: { n: 1 } }));
    await blockedBy(holder);
    line.cut();
    const failure = await update;
    await line.mend();
    await holder.query('commit');
    await holder.end();
    expect(failure).toMatchObject({ code: 91, codeName: 'ShutdownInProgress' });
    expect((await rows().findOne({ _id: 'counter' }))?.n).toBeLessThanOrEqual(1);
  });
});

/** Until somebody waits for what it holds. */
async function blockedBy(holder: pg.Client): Promise<void> {
  for (;;) {
    const { rowCount } = await holder.query(
      'select from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))',
    );
    if (rowCount) return;
  }
}

describe('a retryable write', () => {
  it('that is sent twice under one number is done once and answered twice', async () => {
    if (!gateway) return;
    const command = {
      update: 'rows',
      updates: [{ q: { _id: 'twice' }, u: { $inc: { n: 1 } }, upsert: true }],
      lsid: { id: new UUID() },
      txnNumber: Long.fromNumber(5),
      $db: client.db().databaseName,
    };
    const first = await send(gateway.port, command);
    expect(await send(gateway.port, command)).toEqual(first);
    expect(await rows().findOne({ _id: 'twice' })).toEqual({ _id: 'twice', n: 1 });
    const older = { ...command, txnNumber: Long.fromNumber(4) };
    expect(await send(gateway.port, older)).toMatchObject({ ok: 0, code: 225 });
  });
});

it('a query whose client is gone stops', async () => {
  if (!gateway) return;
  await rows().insertMany(Array.from({ length: 20_000 }, (_, _id) => ({ _id, n: _id % 50 })));
  const other = await MongoClient.connect(`mongodb://127.0.0.1:${gateway.port}/${client.db().databaseName}`);
  const pairs = { from: 'rows', pipeline: [{ $match: { n: { $lt: 0 } } }], as: 'none' };
  const slow = failureOf(
    other
      .db()
      .collection('rows')
      .aggregate([{ $lookup: pairs }, { $sort: { none: 1 } }])
      .toArray(),
  );
  while (gateway.state.postgres.connections.busy === 0) await new Promise(setImmediate);
  await other.close(true);
  await slow;
  while (gateway.state.postgres.connections.busy > 0) await new Promise(setImmediate);
  expect(gateway.state.postgres.connections.busy).toBe(0);
});

it('a gateway that is closed finishes what it has begun', async () => {
  if (!gateway) return;
  const short = await startGateway({ port: 0, postgresUrl: documentDbUrl() });
  const pairs = { from: 'rows', pipeline: [{ $match: { n: { $lt: 0 } } }], as: 'none' };
  const pipeline = [{ $limit: 50 }, { $lookup: pairs }, { $count: 'n' }];
  const answer = send(short.port, { aggregate: 'rows', pipeline, cursor: {}, $db: client.db().databaseName });
  while (short.state.postgres.connections.busy === 0) await new Promise(setImmediate);
  await short.close();
  expect(await answer).toMatchObject({ cursor: { firstBatch: [{ n: 50 }] }, ok: 1 });
});

async function send(port: number, command: Document): Promise<Document> {
  const socket = connect(port, '127.0.0.1');
  const body = BSON.serialize(command);
  const header = Buffer.alloc(21);
  for (const [position, value] of [header.length + body.length, 1, 0, 2013].entries())
    header.writeInt32LE(value, position * 4);
  socket.write(Buffer.concat([header, body]));
  const [answer] = await once(socket, 'data');
  socket.destroy();
  return BSON.deserialize(answer.subarray(21));
}
