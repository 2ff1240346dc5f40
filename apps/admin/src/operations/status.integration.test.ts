import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StatusReport } from '@red-tortoise/contracts';
import { DeliveryModel, EventLogModel, EventModel, StreamOffsetModel } from '@red-tortoise/documents';
import { keepAlerts, keepFigures, readStatus, watchSlowCommands } from '@red-tortoise/domain';
import type { Staff } from '../staff/test-support/staff.js';
import { startAdmin, type TestAdmin } from '../staff/test-support/start-admin.js';

/** As an app tells them, with so many answered well and so many not. */
const figures = (good: number, bad: number) => `process_resident_memory_bytes 1
http_request_duration_seconds_count{status="200"} ${good}
http_request_duration_seconds_count{status="503"} ${bad}
`;

let admin: TestAdmin;
let staff: Staff;
beforeAll(async () => {
  admin = await startAdmin();
  staff = await admin.hire({ permissions: ['operations.view'] });
  await staff.enter();
}, 300_000);
afterAll(() => admin.close());
beforeEach(async () => {
  const { database } = admin.stores;
  await database.schedule.deleteMany();
  await database.statusSample.deleteMany();
  await database.statusAlert.deleteMany();
  // What other tests left would wait here.
  for (const model of [StreamOffsetModel, EventLogModel, EventModel, DeliveryModel])
    await model.collection.deleteMany({});
});

/** What the machine has left is not ours to say. */
const breachesOf = ({ breaches }: StatusReport) => breaches.filter(({ rule }) => !/^(disk|memory)-full$/.test(rule));

/** Stores are connected to in the background, and answers are kept for two seconds. */
async function report(until: (report: StatusReport) => boolean): Promise<StatusReport> {
  for (const end = Date.now() + 25_000; Date.now() < end; ) {
    const { status, body } = await staff.get('/admin/api/status');
    expect(status).toBe(200);
    const read = StatusReport.parse(body);
    if (until(read)) return read;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('it did not come true in 25 s');
}

describe('the status', () => {
  it('tells of every store its answer and version, of every queue its jobs, and of the machine its disk', async () => {
    const { stores, queues, host, deadLetters, flow, slowQueries } = await report(
      ({ stores, deadLetters }) => deadLetters !== null && stores.every(({ up, version }) => up && version !== null),
    );
    expect(stores.map(({ name }) => name)).toEqual(['postgres', 'mongodb', 'redis', 'rabbitmq']);
    expect(queues?.map(({ queue }) => queue)).toEqual(['imports', 'pipelines', 'tasks', 'maintenance', 'deliveries']);
    expect(host?.diskTotal).toBeGreaterThan(host?.diskUsed ?? 0);
    expect([deadLetters, flow?.processors, slowQueries]).toEqual([0, [], expect.any(Array)]);
  });

  it('names in words what breaks a rule, and who waits for whom', async () => {
    const { database, queue } = admin.stores;
    const _id = `alerts/${queue.stream.streamName(0)}`;
    await StreamOffsetModel.create({ _id, offset: 1, messageAt: null, lag: 61, at: new Date() });
    const schedule = await database.schedule.create({ data: { task: 'npm', description: 'npm', cron: '* * * * *' } });
    const run = { scheduleId: schedule.id, task: 'npm', runAt: new Date(), startedAt: new Date() };
    await database.pipelineRun.create({ data: { ...run, state: 'failed', error: 'the registry is away' } });
    const told = await report((report) => breachesOf(report).length === 2);
    expect(
      breachesOf(told)
        .map(({ rule }) => rule)
        .sort(),
    ).toEqual(['processor-behind alerts', 'source-stale npm']);
    expect(told.tasks).toEqual([
      expect.objectContaining({ task: 'npm', source: true, state: 'stalled', failure: 'the registry is away' }),
    ]);
  });

  it('calls nothing running that nobody runs: what is overdue, and a run that a dead process left behind', async () => {
    const { database } = admin.stores;
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
    const add = async (task: string, startedAt: Date, nextRunAt: Date) => {
      const schedule = { task, description: task, cron: '0 * * * *', nextRunAt };
      const runs = { create: { task, runAt: startedAt, startedAt, state: 'running' as const } };
      await database.schedule.create({ data: { ...schedule, runs } });
    };
    await add('advisories-left', hoursAgo(7), hoursAgo(-1));
    await add('advisories-overdue', hoursAgo(1), hoursAgo(1));
    await add('advisories-running', hoursAgo(1), hoursAgo(-1));
    const told = await report(({ tasks }) => tasks?.length === 3);
    expect(told.tasks?.map(({ state }) => state)).toEqual(['stalled', 'stalled', 'running']);
    expect(breachesOf(told).map(({ text }) => text)).toEqual([
      expect.stringContaining('under way for hours'),
      expect.stringContaining('is overdue'),
    ]);
  });

  it('tells for a day what the event log has lost, and what became of it, also for Prometheus', async () => {
    const { database, queue } = admin.stores;
    const [zero, one] = queue.stream.names as [string, string];
    const row = (stream: string, hoursAgo: number, mended: number) => {
      const at = new Date(Date.now() - hoursAgo * 3_600_000);
      const gap = { at, first: 9, mended, publishedAgain: 1 };
      const progress = { offset: 1, messageAt: null, lag: 0, at: new Date(), gap };
      return StreamOffsetModel.create({ _id: `alerts/${stream}`, ...progress });
    };
    await Promise.all([row(zero, 23, 30), row(one, 1, 4), row('other.events.0', 1, 100)]);
    await StreamOffsetModel.create({
      ...{ _id: `activity/${zero}`, offset: 1, messageAt: null, lag: 0, at: new Date() },
      gap: { at: new Date(Date.now() - 25 * 3_600_000), first: 9, mended: 1, publishedAgain: 0 },
    });
    await EventLogModel.create({ _id: one, base: 100, begunAnewAt: new Date(), publishedAgain: 7 });
    const told = await report(({ logLosses }) => logLosses?.length === 2);
    expect(told.logLosses).toEqual([
      expect.objectContaining({ processor: null, mended: 0, publishedAgain: 7 }),
      expect.objectContaining({ processor: 'alerts', mended: 34, publishedAgain: 2 }),
    ]);
    expect(breachesOf(told)).toEqual([
      { rule: 'log-begun-anew', text: expect.stringContaining('7 that nobody had read are published once more') },
      { rule: 'log-lost alerts', text: expect.stringContaining('34 were read in the store of events') },
    ]);
    await keepFigures(database, told);
    const metrics = await (await fetch(`${admin.url}/metrics`)).text();
    expect(metrics).toMatch(/^status\{(?=.*figure="log.losses").*\} 2$/m);
  });

  it('raises what breaks once, however often it is seen, closes it when it holds, and raises it anew', async () => {
    const { database } = admin.stores;
    const fine = { ...(await report(() => true)), breaches: [] };
    const broken = { ...fine, breaches: [{ rule: 'disk-full', text: 'The disk is 95 % full.' }] };
    await Promise.all([keepAlerts(database, broken), keepAlerts(database, broken)]);
    expect(await keepAlerts(database, broken)).toEqual({ opened: [], closed: [] });
    expect(await keepAlerts(database, fine)).toEqual({ opened: [], closed: broken.breaches });
    expect(await keepAlerts(database, broken)).toEqual({ opened: broken.breaches, closed: [] });
    const { items, told } = (await staff.get('/admin/api/status/alerts')).body;
    expect(told).toEqual({ email: null, errors: false });
    expect(items.map(({ closedAt }: { closedAt: string | null }) => closedAt === null)).toEqual([true, false]);
  });

  it('names a setting whose value does not fit, on the page, as an alert and for Prometheus, until it is mended', async () => {
    const { database } = admin.stores;
    const [name, rule] = ['runs.kept-days', 'setting-unfit runs.kept-days'];
    const put = (value: unknown) => {
      const row = { value: value as never };
      return database.setting.upsert({ where: { name }, create: { name, ...row }, update: row });
    };
    const metrics = async () => (await fetch(`${admin.url}/metrics`)).text();
    const isIt = (breach: { rule: string }) => breach.rule === rule;
    await put('seven');
    const broken = await report(({ breaches }) => breaches.some(isIt));
    expect(broken.breaches.find(isIt)?.text).toContain('counts in admin');
    await keepAlerts(database, broken);
    await keepFigures(database, broken);
    const told = await metrics();
    expect(told).toMatch(/^settings_unfit\{(?=.*setting="runs.kept-days").*\} 1$/m);
    expect(told).toMatch(/^status\{(?=.*figure="settings.unfit").*\} 1$/m);
    await put(7);
    const mended = await report(({ breaches }) => !breaches.some(isIt));
    await keepAlerts(database, mended);
    expect(await database.statusAlert.findMany({ where: { rule } })).toMatchObject([{ closedAt: expect.any(Date) }]);
    expect(await metrics()).not.toContain('setting="runs.kept-days"');
    await database.setting.delete({ where: { name } });
  });

  it('keeps what was slow without its values, and says how it would be answered', async () => {
    const stop = watchSlowCommands({ ...admin.stores, onError: () => {} }, 0);
    const newest = { createdAt: -1, _id: -1 } as const;
    // Without the hint a store reads a table that is all but empty whole.
    await DeliveryModel.find({ owner: 'somebody-by-name', state: 'sent' })
      .sort(newest)
      .hint({ owner: 1, state: 1, ...newest })
      .lean();
    const isIt = ({ query }: { query: string }) => /"find":"deliveries".*"owner":"\?"/.test(query);
    const { slowQueries } = await report(({ slowQueries }) => slowQueries?.some(isIt) ?? false);
    stop();
    const found = slowQueries?.find(isIt);
    expect(found).toMatchObject({ store: 'mongodb', calls: expect.any(Number), lastAt: expect.any(String) });
    expect(JSON.stringify(slowQueries)).not.toContain('somebody-by-name');
    const { plan } = (await staff.get(`/admin/api/status/slow-queries/${found?.id}/plan`)).body;
    expect(plan).toMatch(/IXSCAN \S*owner/);
    expect(plan).not.toContain('somebody-by-name');
  });

  it('says how a statement of PostgreSQL that runs now would be answered, and plans nothing that it is sent', async () => {
    const { database } = admin.stores;
    const asleep = 9;
    const sleeping = database.$queryRaw`
      select pg_sleep(${asleep}::float), count(*)::int from schedules where task = ${'x'}`.catch(() => null);
    const isIt = ({ query }: { query: string }) => query.includes('from schedules where task =');
    const { slowQueries } = await report(({ slowQueries }) => slowQueries?.some(isIt) ?? false);
    const found = slowQueries?.find(isIt);
    expect(found).toMatchObject({ store: 'postgres', calls: null });
    const { plan } = (await staff.get(`/admin/api/status/slow-queries/${found?.id}/plan`)).body;
    expect(plan).toMatch(/Aggregate[\s\S]*schedules/);
    await sleeping;
    const unknown = await staff.get(`/admin/api/status/slow-queries/${'0'.repeat(32)}/plan`);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'slow-query.not-found']);
  }, 60_000);

  it('tells the share of requests that failed in five minutes; above the limit an alert opens, below it closes', async () => {
    const { database } = admin.stores;
    const metrics = createServer((_, response) => response.end(counted));
    await new Promise<void>((resolve) => metrics.listen(0, '127.0.0.1', resolve));
    const API_PORT = (metrics.address() as AddressInfo).port;
    const stores = { ...admin.stores, environment: { ...admin.stores.environment, HOST: '127.0.0.1', API_PORT } };
    const look = () => readStatus({ ...stores, onError: () => {} }, 'admin');
    const fiveMinutesAgo = new Date(Math.floor((Date.now() - 5 * 60_000) / 60_000) * 60_000);
    let counted = figures(1_000, 10);
    const sample = (metric: string, value: number) => ({ metric, value, at: fiveMinutesAgo });
    await database.statusSample.createMany({
      data: [sample('breaches', 0), sample('requests.api', 960), sample('failures.api', 0)],
    });
    const broken = await look();
    expect(broken.apps.find(({ name }) => name === 'api')?.recent).toEqual({ requests: 50, failures: 10 });
    expect(broken.breaches).toContainEqual({ rule: 'errors api', text: expect.stringContaining('20 %') });
    await keepAlerts(database, broken);
    await keepFigures(database, broken);
    expect(await database.statusSample.findFirst({ where: { metric: 'errors.api' } })).toMatchObject({ value: 0.2 });
    counted = figures(1_200, 10);
    await keepAlerts(database, await look());
    const alert = await database.statusAlert.findFirst({ where: { rule: 'errors api' } });
    expect(alert?.closedAt).not.toBeNull();
    metrics.close();
  });

  it('keeps a figure for a minute once, for thirty days, and tells counts as what they grew by', async () => {
    const { database } = admin.stores;
    const now = await report(() => true);
    const minutesAgo = (minutes: number) => new Date(Date.parse(now.at) - minutes * 60_000).toISOString();
    const app = (requests: number) => ({
      name: 'api',
      figures: { uptimeSeconds: 1, memoryBytes: 1, requests, failures: 0 },
      recent: null,
      unfitSettings: null,
    });
    await keepFigures(database, { ...now, at: minutesAgo(31 * 24 * 60) });
    for (const [minutes, requests] of [
      [2, 10],
      [2, 99],
      [1, 25],
      [0, 4],
    ] as const) {
      await keepFigures(database, { ...now, at: minutesAgo(minutes), apps: [app(requests)] });
    }
    const { series, span } = (await staff.get('/admin/api/status/history?hours=1')).body;
    const requests = series.find(({ metric }: { metric: string }) => metric === 'requests.api');
    expect(span).toBe(60);
    expect(requests.points.map(({ value }: { value: number }) => value)).toEqual([15, 4]);
    expect(await database.statusSample.count({ where: { at: { lt: new Date(minutesAgo(30 * 24 * 60)) } } })).toBe(0);
    const metrics = await (await fetch(`${admin.url}/metrics`)).text();
    expect(metrics).toContain('status{figure="requests.api",app="admin"} 4');
  });
});
