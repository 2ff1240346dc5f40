import { Injectable } from '@nestjs/common';
import type { Viewer } from '@red-tortoise/admin-kit';
import {
  CodedError,
  type operationsEndpoints,
  type PageQuery,
  type ResponseOf,
  type ScheduleShown,
  scheduleTitle,
} from '@red-tortoise/contracts';
import type { Database, Schedule } from '@red-tortoise/database';
import { checkCron, nextTick } from '@red-tortoise/domain';
import type { z } from 'zod';
import { Stores } from '../stores.js';
import { askForRun } from './ask-for-run.js';
import { recordOperation } from './record-operation.js';
import { showRun, showSchedule } from './show-schedule.js';

type Create = z.output<typeof operationsEndpoints.createSchedule.body>;
type Change = z.output<typeof operationsEndpoints.changeSchedule.body>;
type Runs = ResponseOf<typeof operationsEndpoints.scheduleRuns>;

const changeable = ['cron', 'timeZone', 'enabled', 'overlap', 'missedTicks'] as const;
const mostSchedules = 1_000;
/** Beside the one that is declared. */
const mostOfTask = 20;
const withLastRun = { runs: { orderBy: { runAt: 'desc' }, take: 1 } } as const;

@Injectable()
export class SchedulesService {
  constructor(private readonly stores: Stores) {}

  async list(): Promise<{ items: ScheduleShown[] }> {
    const rows = await this.stores.database.schedule.findMany({
      orderBy: [{ task: 'asc' }, { name: 'asc' }],
      take: mostSchedules,
      include: withLastRun,
    });
    return { items: rows.map(showSchedule) };
  }

  readCron(cron: string, timeZone: string) {
    const { reading, nextRuns } = checkCron(cron, timeZone, new Date());
    return { reading, nextRuns: nextRuns.map((moment) => moment.toISOString()) };
  }

  /** Another schedule of a task that is declared. Its first run is at its first tick. */
  async create(viewer: Viewer, { comment, ...wanted }: Create): Promise<ScheduleShown> {
    const { task, name, cron, timeZone } = wanted;
    checkCron(cron, timeZone, new Date());
    const id = await this.stores.database.$transaction(async (transaction) => {
      const [declared, ...others] = await transaction.schedule.findMany({ where: { task }, orderBy: { name: 'asc' } });
      if (!declared) throw new CodedError('schedule.not-found');
      if (others.length >= mostOfTask) throw new CodedError('admin.too-many', `${mostOfTask} schedules of a task`);
      const { description } = declared;
      const nextRunAt = nextTick(cron, timeZone, new Date());
      const data = [{ ...wanted, description, nextRunAt }];
      const [made] = await transaction.schedule.createManyAndReturn({ data, skipDuplicates: true });
      if (!made) throw new CodedError('schedule.name-taken', name);
      const what = { screen: 'schedule', objectId: made.id, objectTitle: scheduleTitle(made) };
      await recordOperation(transaction, viewer, { ...what, verb: 'add', after: wanted, comment });
      return made.id;
    });
    return this.show(id);
  }

  async remove(viewer: Viewer, id: string): Promise<void> {
    await this.stores.database.$transaction(async (transaction) => {
      const { task, name, cron, timeZone, overlap, missedTicks } = await find(transaction, id);
      if (name === '') throw new CodedError('schedule.declared');
      const open = { scheduleId: id, state: { in: ['queued' as const, 'running' as const] } };
      if ((await transaction.pipelineRun.count({ where: open })) > 0) throw new CodedError('schedule.running');
      await transaction.schedule.delete({ where: { id } });
      await recordOperation(transaction, viewer, {
        ...{ screen: 'schedule', objectId: id, objectTitle: scheduleTitle({ task, name }), verb: 'delete' },
        before: { task, name, cron, timeZone, overlap, missedTicks },
      });
    });
  }

  /** Another pattern counts at once: the next tick is its own. Who resumes waits for the next tick. */
  async change(viewer: Viewer, id: string, { comment, ...change }: Change): Promise<ScheduleShown> {
    await this.stores.database.$transaction(async (transaction) => {
      const before = await find(transaction, id);
      const names = changeable.filter((name) => change[name] !== undefined && change[name] !== before[name]);
      const data: Partial<Schedule> = Object.fromEntries(names.map((name) => [name, change[name]]));
      const old = Object.fromEntries(names.map((name) => [name, before[name]]));
      if (names.length === 0) return;
      const after = { ...before, ...data };
      const isOther = 'cron' in data || 'timeZone' in data;
      if (isOther) checkCron(after.cron, after.timeZone, new Date());
      const restarts = isOther || data.enabled === true;
      const next = restarts ? { nextRunAt: nextTick(after.cron, after.timeZone, new Date()) } : {};
      await transaction.schedule.update({ where: { id }, data: { ...data, ...next } });
      await recordOperation(transaction, viewer, {
        ...{ screen: 'schedule', objectId: id, objectTitle: scheduleTitle(before), verb: 'change', comment },
        before: old,
        after: Object.fromEntries(names.map((name) => [name, change[name] ?? null])),
      });
    });
    return this.show(id);
  }

  async runs(id: string, { limit, cursor }: PageQuery): Promise<Runs> {
    await find(this.stores.database, id);
    const rows = await this.stores.database.pipelineRun.findMany({
      where: { scheduleId: id, ...(cursor === undefined ? {} : { runAt: { lt: momentOf(cursor) } }) },
      orderBy: { runAt: 'desc' },
      take: limit + 1,
    });
    const shown = rows.slice(0, limit).map(showRun);
    return { items: shown, next: rows.length > limit ? (shown.at(-1)?.runAt ?? null) : null };
  }

  /** @throws CodedError schedule.run-waiting */
  async run(viewer: Viewer, id: string, comment: string | undefined): Promise<ScheduleShown> {
    await askForRun(this.stores, { id }, (transaction, schedule) =>
      recordOperation(transaction, viewer, {
        ...{ screen: 'schedule', objectId: id, objectTitle: scheduleTitle(schedule), verb: 'run', comment },
      }),
    );
    return this.show(id);
  }

  private async show(id: string): Promise<ScheduleShown> {
    return showSchedule(await this.stores.database.schedule.findUniqueOrThrow({ where: { id }, include: withLastRun }));
  }
}

async function find(database: Pick<Database, 'schedule'>, id: string) {
  const schedule = await database.schedule.findUnique({ where: { id } });
  if (!schedule) throw new CodedError('schedule.not-found');
  return schedule;
}

function momentOf(cursor: string): Date {
  const moment = new Date(cursor);
  if (Number.isNaN(moment.getTime())) throw new CodedError('request.cursor-invalid');
  return moment;
}
