import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import pg from 'pg';
import { missingForRootFileSystem } from './local/missing-for-root-file-system.js';
import { startLocalServices } from './local/start-local-services.js';
import type { RunningServices } from './running-services.js';
import type { ServiceName } from './service-urls.js';
import { askRedis } from './test-support/ask-redis.js';
import { eventually } from './test-support/eventually.js';
import { greetRabbitmq } from './test-support/greet-rabbitmq.js';
import { listListeningAddresses } from './test-support/list-listening-addresses.js';

const wanted: ServiceName[] = ['postgres', 'mongo', 'redis', 'rabbitmq'];
const missing = await missingForRootFileSystem();

if (missing !== undefined) {
  it('the local servers are tried on Debian and Ubuntu as root only', () => {
    console.info(`The local servers are not tried here: ${missing}`);
    expect(missing).not.toBe('');
  });
} else {
  describe('local services', describeLocalServices);
}

function describeLocalServices() {
  let directory: string;
  let services: RunningServices;
  const lines: string[] = [];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'red-tortoise-services-'));
    services = await startLocalServices({ directory, wanted, log: (line) => lines.push(line) });
  }, 600_000);

  afterAll(async () => {
    await services?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  it('all four answer, each in its own protocol', async () => {
    expect(await queryPostgres(services, 'select current_user as name')).toEqual([{ name: 'red_tortoise' }]);
    expect(await withMongo(services, async (client) => (await client.db().command({ ping: 1 })).ok)).toBe(1);
    expect(await askRedis(services.urls.redisUrl, 'PING')).toBe('+PONG');
    expect(await greetRabbitmq(services.urls.rabbitUrl)).toContain('RabbitMQ');
  });

  it('nothing listens beyond the loopback interface, RabbitMQ’s own ports included', () => {
    const addresses = listListeningAddresses(services.processes().map(({ pid }) => pid));
    expect(addresses.length).toBeGreaterThanOrEqual(6);
    expect(addresses.filter((address) => !['127.0.0.1', '::1'].includes(address))).toEqual([]);
  });

  it('the role of the business database is no superuser and may make a database to check migrations in', async () => {
    const [role] = await queryPostgres(
      services,
      'select rolsuper, rolcreatedb from pg_roles where rolname = current_user',
    );
    expect(role).toEqual({ rolsuper: false, rolcreatedb: true });
  });

  it('a killed Redis comes back on the same port with what was written', async () => {
    await askRedis(services.urls.redisUrl, 'SET job kept');
    // The append-only file is brought to the disk's cache at once; a killed process loses nothing of it.
    await services.kill('redis');
    await expect(askRedis(services.urls.redisUrl, 'PING')).rejects.toThrow('ECONNREFUSED');
    expect(services.processes().filter(({ name }) => name === 'redis')).toEqual([]);
    await services.restart('redis');
    expect(await askRedis(services.urls.redisUrl, 'GET job')).toBe('$4\r\nkept');
  });

  it('a killed PostgreSQL comes back with what was committed, for MongoDB too', async () => {
    await queryPostgres(services, 'create table kept as select 1 as value');
    await withMongo(services, (client) => client.db().collection('kept').insertOne({ value: 2 }));
    await services.kill('postgres');
    await expect(queryPostgres(services, 'select 1')).rejects.toThrow('ECONNREFUSED');
    await services.restart('postgres');
    expect(await queryPostgres(services, 'select value from kept')).toEqual([{ value: 1 }]);
    const found = await eventually(() => withMongo(services, (client) => client.db().collection('kept').findOne({})));
    expect(found).toMatchObject({ value: 2 });
  });

  it('a killed RabbitMQ comes back, its port mapper and helpers having gone with it', async () => {
    await services.kill('rabbitmq');
    expect(services.processes().filter(({ name }) => name === 'rabbitmq')).toEqual([]);
    await services.restart('rabbitmq');
    expect(await greetRabbitmq(services.urls.rabbitUrl)).toContain('RabbitMQ');
  });

  it('a frozen server does not answer until it is thawed', async () => {
    await services.kill('redis', 'SIGSTOP');
    await expect(askRedis(services.urls.redisUrl, 'PING')).rejects.toThrow('no answer');
    await services.kill('redis', 'SIGCONT');
    expect(await askRedis(services.urls.redisUrl, 'PING')).toBe('+PONG');
  });

  it('a server that ends by itself is started again, and that is said', async () => {
    // The wrappers come first, the server last.
    const server = services
      .processes()
      .filter(({ name }) => name === 'redis')
      .at(-1);
    if (!server) throw new Error('redis does not run');
    process.kill(server.pid, 'SIGKILL');
    await eventually(async () => expect(lines.join('\n')).toContain('redis ended'));
    await eventually(async () => expect(await askRedis(services.urls.redisUrl, 'PING')).toBe('+PONG'));
  });

  it('a second start in the same directory uses the running servers and leaves them running', async () => {
    const second = await startLocalServices({ directory, wanted, log: () => {} });
    expect(second.urls).toEqual(services.urls);
    expect(second.processes()).toEqual(services.processes());
    await second.kill('mongo');
    await second.restart('mongo');
    await second.stop();
    expect(await withMongo(services, async (client) => (await client.db().command({ ping: 1 })).ok)).toBe(1);
  });

  it('a server that is not ours is not killed', async () => {
    await expect(services.kill('nothing' as ServiceName)).rejects.toMatchObject({ code: 'services.not-ours' });
  });
}

async function queryPostgres(services: RunningServices, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: services.urls.databaseUrl, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function withMongo<Result>(
  services: RunningServices,
  use: (client: MongoClient) => Promise<Result>,
): Promise<Result> {
  const client = new MongoClient(services.urls.mongoUrl, { serverSelectionTimeoutMS: 2000 });
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}
