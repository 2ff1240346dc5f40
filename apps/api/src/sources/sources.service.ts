import { Injectable } from '@nestjs/common';
import type { Source } from '@red-tortoise/contracts';
import type { Schedule } from '@red-tortoise/database';
import { PackageModel } from '@red-tortoise/documents';
import { Stores } from '../stores/stores.js';

/** Tasks that bring nothing in from outside. Every other scheduled task is a source, under its ecosystem's name. */
const notSources = ['housekeeping'];
/** A run that is due for so long without having started says that nobody works. */
const overdueAfter = 15 * 60_000;
const waitingCountedTo = 100_000;

@Injectable()
export class SourcesService {
  constructor(private readonly stores: Stores) {}

  async list(): Promise<{ items: Source[] }> {
    const schedules = await this.stores.database.schedule.findMany({
      where: { task: { notIn: notSources } },
      orderBy: { task: 'asc' },
    });
    return { items: await Promise.all(schedules.map((schedule) => this.describe(schedule))) };
  }

  private async describe(schedule: Schedule): Promise<Source> {
    const { database, environment } = this.stores;
    const ofSchedule = { scheduleId: schedule.id };
    const [latest, lastEnded, lastSuccess, waiting] = await Promise.all([
      database.pipelineRun.findFirst({
        where: { ...ofSchedule, startedAt: { not: null } },
        orderBy: { startedAt: 'desc' },
      }),
      database.pipelineRun.findFirst({
        where: { ...ofSchedule, finishedAt: { not: null } },
        orderBy: { finishedAt: 'desc' },
      }),
      database.pipelineRun.findFirst({ where: { ...ofSchedule, state: 'done' }, orderBy: { finishedAt: 'desc' } }),
      PackageModel.countDocuments(
        { ecosystem: schedule.task, wanted: true, state: 'not-fetched' },
        { limit: waitingCountedTo },
      ),
    ]);
    const running = latest?.state === 'running' ? latest : null;
    const failed = lastEnded?.state === 'failed' ? (lastEnded.error ?? 'the last run failed') : null;
    // A run that is tried again says why the attempt before failed.
    const failure = running?.error ?? failed;
    return {
      name: schedule.task,
      kind: 'packages',
      title: schedule.description,
      records: null,
      quarantined: 0,
      state: stateOf({
        schedule,
        running: running !== null && running.error === null,
        everStarted: latest !== null,
        failure,
      }),
      lastSuccessAt: lastSuccess?.finishedAt?.toISOString() ?? null,
      lastAttemptAt: latest?.startedAt?.toISOString() ?? null,
      nextRunAt: schedule.enabled ? (schedule.nextRunAt?.toISOString() ?? null) : null,
      failure,
      waiting,
      budget: schedule.task === 'npm' && environment.NPM_LOOKUP_BUDGET > 0 ? environment.NPM_LOOKUP_BUDGET : null,
    };
  }
}

function stateOf(known: {
  schedule: Schedule;
  running: boolean;
  everStarted: boolean;
  failure: string | null;
}): Source['state'] {
  const { schedule, running, everStarted, failure } = known;
  const due = schedule.nextRunAt?.getTime() ?? Number.POSITIVE_INFINITY;
  const overdue = schedule.enabled && Date.now() - due > overdueAfter;
  if (running) return 'running';
  if (overdue || failure !== null) return 'stalled';
  return everStarted ? 'ok' : 'never-run';
}
