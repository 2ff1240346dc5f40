import type { StatusReport } from '@red-tortoise/contracts';
import type { DomainContext } from '../context.js';
import type { SettingsSnapshot } from '../settings/settings-snapshot.js';
import { countHeldUp } from './count-held-up.js';
import { findBreaches } from './find-breaches.js';
import { readApp } from './read-app.js';
import { readFlow } from './read-flow.js';
import { readHost } from './read-host.js';
import { readLogLosses } from './read-log-losses.js';
import { readTasks } from './read-tasks.js';
import { readVersions } from './read-versions.js';
import { readFiguresBefore, withRecent } from './recent-requests.js';
import { readSlowQueries } from './slow-queries/read-slow-queries.js';

/** What a status is read of, beside the stores. */
export interface StatusContext extends DomainContext {
  /** Of a process's health. */
  readonly health: {
    ready(): Promise<{ parts: Record<string, { status: string; milliseconds: number; reason?: string }> }>;
  };
  readonly settings: { readonly current: Pick<SettingsSnapshot, 'unfit'> };
  /** The ports of the apps' metrics. */
  readonly environment: { HOST: string; API_PORT: number; ADMIN_PORT: number; ORCHESTRATOR_PORT: number };
}

const longestWait = 6_000;

/**
 * How everything is now, as `app` sees it. A part that does not answer in time is null, and the others are told all the
 * same.
 */
export async function readStatus(context: StatusContext, app: 'admin' | 'orchestrator'): Promise<StatusReport> {
  const { database, queue } = context;
  const now = new Date();
  const orNull = <T>(part: string, reading: Promise<T>) => inTime(context, part, reading);
  const [health, versions, queues, flow, heldUp, logLosses, deadLetters, tasks, figures, before, host, slowQueries] =
    await Promise.all([
      context.health.ready(),
      orNull('versions', readVersions(context)),
      orNull('queues', queue.jobs.count()),
      orNull('flow', readFlow(context, now)),
      orNull('held up messages', countHeldUp(now)),
      orNull('log losses', readLogLosses(context, now)),
      orNull(
        'dead letters',
        Promise.resolve().then(() => queue.quarantine.countDeadLetters()),
      ),
      orNull('tasks', readTasks(database, now)),
      Promise.all(appsOf(context.environment).map(([name, url]) => readApp(name, url))),
      orNull('figures of before', readFiguresBefore(database, now)),
      orNull('host', readHost()),
      orNull('slow queries', readSlowQueries(context)),
    ]);
  const stores = Object.entries(health.parts).map(([name, { status, milliseconds, reason }]) => ({
    name,
    up: status === 'up',
    milliseconds,
    reason: reason ?? null,
    version: versions?.[name] ?? null,
  }));
  // Of itself it knows without asking, wherever it runs.
  const unfitSettings = [...context.settings.current.unfit];
  const apps = figures.map((one) => withRecent(one.name === app ? { ...one, unfitSettings } : one, before));
  const at = now.toISOString();
  const own = [{ name: 'Node.js', version: process.version.slice(1) }];
  const report = {
    at,
    stores,
    queues,
    flow,
    heldUp,
    logLosses,
    deadLetters,
    tasks,
    apps,
    host,
    slowQueries,
    versions: own,
  };
  return { ...report, breaches: findBreaches(report) };
}

/** Where each app's metrics are, as long as they run side by side. */
function appsOf({ HOST, API_PORT, ADMIN_PORT, ORCHESTRATOR_PORT }: StatusContext['environment']) {
  const host = ['0.0.0.0', '::'].includes(HOST) ? '127.0.0.1' : HOST;
  const urlOf = (port: number) => `http://${host}:${port}/metrics`;
  return [
    ['api', urlOf(API_PORT)],
    ['admin', urlOf(ADMIN_PORT)],
    ['orchestrator', urlOf(ORCHESTRATOR_PORT)],
  ] as const;
}

async function inTime<T>({ onError }: DomainContext, part: string, reading: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${longestWait} ms`)), longestWait);
  });
  try {
    return await Promise.race([reading, late]);
  } catch (error) {
    onError(error as Error, `status: ${part}`);
    return null;
  } finally {
    clearTimeout(timer);
  }
}
