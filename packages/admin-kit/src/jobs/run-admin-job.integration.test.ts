import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { runAdminJobJob } from '@red-tortoise/contracts';
import { QuarantinedRecordModel } from '@red-tortoise/documents';
import { openQueue } from '@red-tortoise/queue';
import { defineAdmin } from '../declare/define-admin.js';
import type { AdminCall } from '../site/admin-context.js';
import { codeOf, startKit, type TestKit } from '../test-support/start-kit.js';
import { act } from '../verbs/act.js';
import { exportRows } from '../verbs/export-rows.js';
import { cancelJob, readJob, readJobFile, retryJob } from '../verbs/follow-jobs.js';
import { removeRows } from '../verbs/remove-rows.js';
import { recoverAdminJobs } from './recover-admin-jobs.js';
import { failAdminJob, runAdminJob } from './run-admin-job.js';

const rows = 1_000;
const all = { all: { search: '', filters: {} } };
/** How often the action's work was begun, and when it is to break. */
const plan = { batches: 0, breakAt: -1 };

const screens = [
  defineAdmin('RateLimit', {
    group: 'Test',
    list: { columns: ['key', 'count'], search: ['key'], order: 'key' },
    writes: ['delete'],
    actions: {
      count: {
        label: 'Count up',
        async run({ rows: batch, transaction }) {
          plan.batches += 1;
          await transaction.rateLimit.updateMany({
            where: { id: { in: batch.map(({ id }) => id) } },
            data: { count: { increment: 1 } },
          });
          if (plan.batches === plan.breakAt) throw new Error('the process is killed');
          return 'counted';
        },
      },
    },
  }),
  defineAdmin(QuarantinedRecordModel, {
    group: 'Test',
    list: { columns: ['_id', 'code'] },
    writes: ['delete'],
    actions: { settle: { label: 'Settle', set: { code: 'settled' } } },
  }),
];

let kit: TestKit;
beforeAll(async () => {
  kit = await startKit(screens);
});
afterAll(() => kit.close());
beforeEach(async () => {
  Object.assign(plan, { batches: 0, breakAt: -1 });
  const { database } = kit.stores;
  await database.rateLimit.deleteMany();
  await database.rateLimit.createMany({
    data: Array.from({ length: rows }, (_, at) => ({ id: `r${at}`, key: `key-${at}`, count: 0, lastRequest: 0n })),
  });
});

const countUp = async (selection: Parameters<typeof act>[3]['selection'] = all) => {
  const { job } = await act(kit.as(), 'rate-limit', 'count', { selection, input: {} });
  return job?.id ?? '';
};
const counts = async () =>
  (await kit.stores.database.rateLimit.groupBy({ by: ['count'], _count: true, orderBy: { count: 'asc' } })).map(
    ({ count, _count }) => [count, _count],
  );

describe('a job over many rows', () => {
  it('that is killed again and again touches each row once, and has each on record', async () => {
    const id = await countUp();
    for (const breakAt of [1, 3, 5]) {
      plan.breakAt = breakAt;
      await expect(runAdminJob(kit.as(), id)).rejects.toThrow('killed');
    }
    plan.breakAt = -1;
    await runAdminJob(kit.as(), id);
    expect(await counts()).toEqual([[1, rows]]);
    expect(await readJob(kit.as(), id)).toMatchObject({ state: 'done', done: rows, message: 'counted' });
    const entries = await kit.stores.database.auditEntry.findMany({ where: { jobId: id } });
    expect(entries).toHaveLength(rows);
    expect(entries[0]).toMatchObject({
      verb: 'count',
      before: { count: 0 },
      after: { count: 1 },
      byName: 'Grace Hopper',
    });
  });

  it('that two workers have at once touches each row once', async () => {
    const id = await countUp();
    await Promise.all([runAdminJob(kit.as(), id), runAdminJob(kit.as(), id)]);
    expect(await counts()).toEqual([[1, rows]]);
    expect((await readJob(kit.as(), id)).done).toBe(rows);
  });

  it('leaves alone what came behind its last row, and what is not selected', async () => {
    await countUp({ all: { search: 'key-7', filters: {} } });
    const job = await countUp();
    await kit.stores.database.rateLimit.create({ data: { id: 'z-later', key: 'later', count: 0, lastRequest: 0n } });
    await runAdminJob(kit.as(), job);
    expect(await counts()).toEqual([
      [0, 1],
      [1, rows - 1],
      [2, 1],
    ]);
  });

  it('stops behind its batch when it is cancelled', async () => {
    const call = kit.as();
    const id = await countUp();
    plan.breakAt = 3;
    await expect(runAdminJob(call, id)).rejects.toThrow('killed');
    expect(await cancelJob(call, id)).toMatchObject({ state: 'cancelled', done: 400 });
    await runAdminJob(call, id);
    expect(await counts()).toEqual([
      [0, rows - 400],
      [1, 400],
    ]);
  });

  it('that cannot go on says so, and may do no more than who asked could', async () => {
    const call = kit.as(['rate-limit.view', 'rate-limit.count']);
    const { job } = await act(call, 'rate-limit', 'count', { selection: all, input: {} });
    await kit.stores.database.adminJob.update({
      where: { id: job?.id ?? '' },
      data: { permissions: ['rate-limit.view'] },
    });
    const error = await runAdminJob(kit.as(), job?.id ?? '').catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ code: 'staff.not-allowed' });
    await failAdminJob(kit.as(), job?.id ?? '', error as Error);
    expect(await readJob(call, job?.id ?? '')).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('rate-limit.count'),
    });
    expect(await counts()).toEqual([[0, rows]]);
  });
});

describe('a job that has failed', () => {
  it('goes on where it stopped, for whoever takes it up and may do it', async () => {
    const id = await countUp();
    plan.breakAt = 3;
    const error = await runAdminJob(kit.as(), id).catch((thrown: Error) => thrown);
    await failAdminJob(kit.as(), id, error as Error);
    const mayNot = kit.as(['rate-limit.view', 'rate-limit.delete']);
    await kit.stores.database.adminJob.update({ where: { id }, data: { requestedById: mayNot.viewer.id } });
    expect(await codeOf(retryJob(mayNot, id))).toBe('staff.not-allowed');
    const other = kit.as();
    const call = { ...other, viewer: { ...other.viewer, name: 'Ada Lovelace' } };
    expect(await retryJob(call, id)).toMatchObject({ state: 'queued', done: 400, requestedBy: 'Ada Lovelace' });
    await runAdminJob(call, id);
    expect(await counts()).toEqual([[1, rows]]);
    expect(
      await kit.stores.database.auditEntry.groupBy({ by: ['byName'], where: { jobId: id }, _count: true }),
    ).toEqual(
      expect.arrayContaining([
        { byName: 'Grace Hopper', _count: 400 },
        { byName: 'Ada Lovelace', _count: rows - 400 },
      ]),
    );
    expect((await retryJob(call, id)).state).toBe('done');
  });

  it('in the queue alone, since its row could not be told, is put back to work', async () => {
    // Other tests leave their jobs in the kit's own queue.
    const queue = await openQueue({
      redisUrl: process.env.REDIS_URL as string,
      rabbitUrl: process.env.RABBITMQ_URL as string,
      namespace: `admin-${randomUUID().slice(0, 8)}`,
      timeout: 10_000,
      onError: () => {},
    });
    const call = { ...kit.as(), queue };
    try {
      const { database } = kit.stores;
      await database.adminJob.deleteMany();
      const asked = { screen: 'rate-limit', name: 'count', selection: all, requestedByName: 'Grace', total: 0 };
      const { id } = await database.adminJob.create({
        data: { ...asked, kind: 'action', state: 'running', requestedById: 'grace', superuser: true },
      });
      let attempts = 0;
      const failed = new Promise<void>((resolve) => {
        queue.work([
          {
            definition: runAdminJobJob,
            concurrency: 1,
            async handle({ jobId }) {
              attempts += 1;
              if (attempts === 1) throw new Error('PostgreSQL is away');
              await runAdminJob(call, jobId);
            },
            // That it failed cannot be written down either.
            handleFailed: async () => resolve(),
          },
        ]);
      });
      await queue.enqueue({ ...runAdminJobJob, attempts: 1 }, { jobId: id }, { jobId: `admin-${id}` });
      await failed;
      expect(await recoverAdminJobs(call, 0)).toBe(1);
      while ((await readJob(call, id)).state !== 'done') await new Promise((resolve) => setTimeout(resolve, 20));
    } finally {
      await queue.close();
    }
  });
});

describe('a removal of many rows', () => {
  it('is a job that ends with all of them gone and on record', async () => {
    const { job } = await removeRows(kit.as(), 'rate-limit', { selection: all, comment: 'spring' });
    await runAdminJob(kit.as(), job?.id ?? '');
    expect(await kit.stores.database.rateLimit.count()).toBe(0);
    const where = { jobId: job?.id ?? '', verb: 'delete', comment: 'spring' };
    expect(await kit.stores.database.auditEntry.count({ where })).toBe(rows);
  });
});

describe('an export of many rows', () => {
  it.each(['csv', 'json'] as const)('is one whole %s file, although it was cut off in between', async (format) => {
    const many = 2_500;
    await kit.stores.database.rateLimit.createMany({
      data: Array.from({ length: many - rows }, (_, at) => ({
        id: `s${at}`,
        key: `more-${at}`,
        count: at,
        lastRequest: 0n,
      })),
    });
    const call = kit.as();
    const { job } = await exportRows(call, 'rate-limit', { format, selection: all });
    const id = job?.id ?? '';
    const stopping = AbortSignal.abort();
    await expect(runAdminJob(call, id, stopping)).rejects.toThrow();
    expect((await readJob(call, id)).done).toBe(1_000);
    await runAdminJob(call, id);
    const { name, content } = await readJobFile(call, id);
    expect(name).toMatch(/^rate-limit-\d{4}-\d{2}-\d{2}\.(csv|json)$/);
    const text = Buffer.concat(await content.toArray()).toString('utf8');
    const keys =
      format === 'json' ? JSON.parse(text).map(({ key }: { key: string }) => key) : text.trim().split('\r\n').slice(1);
    expect(keys).toHaveLength(many);
    expect(new Set(keys).size).toBe(many);
  });
});

describe('the file of an export', () => {
  const exported = async () => {
    const call = kit.as();
    const { job } = await exportRows(call, 'rate-limit', { format: 'csv', selection: all });
    return { call, id: job?.id ?? '', pieces: { jobId: job?.id ?? '' } };
  };
  const linesOf = async (call: AdminCall, id: string) =>
    Buffer.concat(await (await readJobFile(call, id)).content.toArray())
      .toString('utf8')
      .trim()
      .split('\r\n');

  it('is whole when the job was taken up after a failure, and what there was of it is gone', async () => {
    const { call, id, pieces } = await exported();
    await expect(runAdminJob(call, id, AbortSignal.abort())).rejects.toThrow();
    await failAdminJob(call, id, new Error('away'));
    await kit.stores.database.adminJobPiece.deleteMany({ where: pieces });
    expect(await retryJob(call, id)).toMatchObject({ state: 'queued', done: 0, message: null, finishedAt: null });
    await runAdminJob(call, id);
    expect(await linesOf(call, id)).toHaveLength(1 + rows);
  });

  it('breaks off where a piece is missing, and is not offered once it is old', async () => {
    const { call, id, pieces } = await exported();
    await runAdminJob(call, id);
    const { database } = kit.stores;
    expect(await linesOf(call, id)).toHaveLength(1 + rows);
    await database.adminJobPiece.updateMany({ where: { ...pieces, piece: 0 }, data: { piece: 7 } });
    await expect(linesOf(call, id)).rejects.toMatchObject({ code: 'admin.job-not-found' });
    await database.adminJobPiece.deleteMany({ where: pieces });
    expect(await codeOf(readJobFile(call, id))).toBe('admin.job-not-found');
    expect((await readJob(call, id)).file).not.toBeNull();
    const lastWeek = new Date(Date.now() - 7 * 24 * 60 * 60 * 1_000);
    await database.adminJob.update({ where: { id }, data: { updatedAt: lastWeek } });
    expect((await readJob(call, id)).file).toBeNull();
  });
});

describe('a job over documents', () => {
  it('writes down each change before it makes it, and ends as if nothing had happened', async () => {
    await createRecords(500);
    const { job } = await act(kit.as(), 'quarantined-record', 'settle', { selection: all, input: {} });
    await expect(runAdminJob(kit.as(), job?.id ?? '', AbortSignal.abort())).rejects.toThrow();
    await runAdminJob(kit.as(), job?.id ?? '');
    expect(await QuarantinedRecordModel.countDocuments({ code: 'settled' })).toBe(500);
    const entries = await kit.stores.database.auditEntry.groupBy({
      by: ['state'],
      where: { jobId: job?.id ?? '' },
      _count: true,
    });
    expect(entries).toEqual([{ state: 'done', _count: 500 }]);
  });

  it('has each removal on record, although it was killed before it saved how far it was', async () => {
    await createRecords(500);
    const { job } = await removeRows(kit.as(), 'quarantined-record', { selection: all, comment: '' });
    const id = job?.id ?? '';
    await expect(runAdminJob(kit.as(), id, AbortSignal.abort())).rejects.toThrow();
    expect(await QuarantinedRecordModel.countDocuments()).toBeLessThan(500);
    const { database } = kit.stores;
    await database.adminJob.update({ where: { id }, data: { cursor: null, done: 0 } });
    await runAdminJob(kit.as(), id);
    expect(await QuarantinedRecordModel.countDocuments()).toBe(0);
    expect(await database.auditEntry.count({ where: { jobId: id, state: 'done' } })).toBe(500);
    expect(await database.auditEntry.count({ where: { partOfId: id } })).toBe(499);
  });
});

async function createRecords(count: number): Promise<void> {
  const seen = new Date('2026-01-01');
  await QuarantinedRecordModel.deleteMany();
  await QuarantinedRecordModel.insertMany(
    Array.from({ length: count }, (_, at) => ({
      _id: `osv/${at}`,
      source: 'osv',
      item: String(at),
      code: 'schema',
      firstSeenAt: seen,
      lastSeenAt: seen,
    })),
  );
}
