import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readEnvironment } from '@red-tortoise/config';
import { createLogger } from '@red-tortoise/observability';
import { createAdmin } from './create-admin.js';
import { openStores, type Stores } from './stores.js';

const logger = createLogger({ name: 'admin', level: 'silent' });
let stores: Stores;
let admin: NestFastifyApplication;
let address: string;

async function start(overrides: NodeJS.ProcessEnv): Promise<void> {
  stores = await openStores(
    readEnvironment({ ...process.env, NODE_ENV: 'test', STORE_TIMEOUT: '2000', ...overrides }),
    logger,
  );
  admin = await createAdmin(stores);
  await admin.listen(0, '127.0.0.1');
  address = await admin.getUrl();
}

async function get(path: string) {
  const response = await fetch(`${address}${path}`);
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** Stores are connected to in the background. */
async function untilReady(): Promise<void> {
  while ((await get('/health/ready')).status !== 200) await new Promise((resolve) => setTimeout(resolve, 200));
}

describe('the admin', () => {
  beforeAll(async () => {
    await start({});
    await untilReady();
  });
  afterAll(async () => {
    await admin.close();
    await stores.close();
  });

  it('shows every store and every scheduled task on a page that asks no other host for anything', async () => {
    await stores.database.schedule.upsert({
      where: { task_name: { task: 'npm', name: '' } },
      create: { task: 'npm', description: 'Looks up <npm> packages', cron: '*/15 * * * *' },
      update: {},
    });
    const { id: scheduleId } = await stores.database.schedule.findFirstOrThrow({ where: { task: 'npm' } });
    const run = {
      scheduleId,
      task: 'npm',
      runAt: new Date(),
      startedAt: new Date(),
      error: 'no host registry.internal',
    };
    await stores.database.pipelineRun.create({ data: { ...run, state: 'failed' } });
    const { status, headers, body } = await get('/health');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/html');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const part of ['postgres', 'mongodb', 'redis', 'rabbitmq', 'npm']) expect(body).toContain(part);
    expect(body).toContain('failed');
    // Who is not signed in learns nothing of hosts and paths.
    expect(body).not.toContain('registry.internal');
    expect(body).not.toContain('<npm>');
    expect(body).not.toMatch(/(src|href)=/);
  });

  it('is live, and has metrics for Prometheus', async () => {
    expect(JSON.parse((await get('/health/live')).body)).toMatchObject({ status: 'live' });
    expect((await get('/metrics')).body).toContain('http_request_duration_seconds_count');
  });
});

describe('the admin without Postgres', () => {
  beforeAll(() => start({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing' }));
  afterAll(async () => {
    await admin.close();
    await stores.close();
  });

  it('still shows its page, and names what is down', async () => {
    const ready = await get('/health/ready');
    expect(ready.status).toBe(503);
    expect(JSON.parse(ready.body).down).toContain('postgres');
    const { status, body } = await get('/health');
    expect(status).toBe(200);
    expect(body).toMatch(/Not answering: [^<]*postgres/);
  });
});
