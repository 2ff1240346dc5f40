import { Injectable } from '@nestjs/common';
import type { Source } from '@red-tortoise/contracts';
import type { AdvisorySource, Schedule } from '@red-tortoise/database';
import { AdvisoryModel, PackageModel, QuarantinedRecordModel } from '@red-tortoise/documents';
import { advisoryTaskPrefix, joinSchedules } from '@red-tortoise/domain';
import { Stores } from '../stores/stores.js';

/** What people call a source of packages, by its task, which is called after the ecosystem. No other task is one. */
const titles: Readonly<Record<string, string>> = { npm: 'npm registry' };
const mostSources = 200;
/** A run that is due for so long without having started says that nobody works. */
const overdueAfter = 15 * 60_000;
const waitingCountedTo = 100_000;
const recordsCountedTo = 1_000_000;
const quarantinedCountedTo = 10_000;

type Freshness = Pick<Source, 'state' | 'lastSuccessAt' | 'lastAttemptAt' | 'nextRunAt' | 'failure'>;

@Injectable()
export class SourcesService {
  constructor(private readonly stores: Stores) {}

  async list(): Promise<{ items: Source[] }> {
    const { database } = this.stores;
    const [rows, advisorySources] = await Promise.all([
      database.schedule.findMany({
        where: { OR: [{ task: { in: Object.keys(titles) } }, { task: { startsWith: advisoryTaskPrefix } }] },
        orderBy: [{ task: 'asc' }, { name: 'asc' }],
      }),
      database.advisorySource.findMany({ where: { enabled: true }, orderBy: { name: 'asc' }, take: mostSources }),
    ]);
    const schedules = joinSchedules(rows);
    const byTask = new Map(schedules.map((schedule) => [schedule.task, schedule]));
    const ofPackages = schedules.filter(({ task }) => !task.startsWith(advisoryTaskPrefix));
    return {
      items: await Promise.all([
        ...ofPackages.map((schedule) => this.describePackages(schedule)),
        ...advisorySources.map((source) =>
          this.describeAdvisories(source, byTask.get(advisoryTaskPrefix + source.name)),
        ),
      ]),
    };
  }

  private async describePackages(schedule: Schedule): Promise<Source> {
    const { environment, settings } = this.stores;
    const [freshness, waiting] = await Promise.all([
      this.freshnessOf(schedule),
      PackageModel.countDocuments(
        { ecosystem: schedule.task, wanted: true, state: 'not-fetched' },
        { limit: waitingCountedTo },
      ),
    ]);
    const most = settings.current.value('npm.look-ups-per-run') ?? environment.NPM_LOOKUP_BUDGET;
    const budget = schedule.task === 'npm' && most > 0 ? most : null;
    const { task: name, description } = schedule;
    const title = titles[name] ?? description;
    return { name, title, kind: 'packages', ...freshness, records: null, quarantined: 0, waiting, budget };
  }

  /** A source whose schedule is not declared yet has not run. */
  private async describeAdvisories({ name, title }: AdvisorySource, schedule: Schedule | undefined): Promise<Source> {
    const [freshness, records, quarantined] = await Promise.all([
      schedule === undefined ? neverRun : this.freshnessOf(schedule),
      AdvisoryModel.countDocuments({ source: name }, { limit: recordsCountedTo }),
      QuarantinedRecordModel.countDocuments({ source: name }, { limit: quarantinedCountedTo }),
    ]);
    return { name, title, kind: 'advisories', ...freshness, records, quarantined, waiting: 0, budget: null };
  }

  private async freshnessOf(schedule: Schedule): Promise<Freshness> {
    const { database } = this.stores;
    const { task } = schedule;
    const [latest, lastEnded, lastSuccess] = await Promise.all([
      database.pipelineRun.findFirst({
        where: { task, startedAt: { not: null } },
        orderBy: { startedAt: 'desc' },
      }),
      database.pipelineRun.findFirst({
        where: { task, finishedAt: { not: null } },
        orderBy: { finishedAt: 'desc' },
      }),
      database.pipelineRun.findFirst({ where: { task, state: 'done' }, orderBy: { finishedAt: 'desc' } }),
    ]);
    const running = latest?.state === 'running' ? latest : null;
    const failed = lastEnded?.state === 'failed' ? (lastEnded.error ?? 'the last run failed') : null;
    // A run that is tried again says why the attempt before failed.
    const failure = running?.error ?? failed;
    return {
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
    };
  }
}

const neverRun: Freshness = {
  state: 'never-run',
  lastSuccessAt: null,
  lastAttemptAt: null,
  nextRunAt: null,
  failure: null,
};

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
