import { type StatusBreach, type StatusReport, statusDaysKept } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';
import { errorShareOf } from './recent-requests.js';

/** What a report says in figures, by name. */
function figuresOfStatus(report: StatusReport): Record<string, number> {
  const { stores, queues, flow, logLosses, deadLetters, tasks, apps, host } = report;
  const named = <T extends { name: string }>(prefix: string, items: readonly T[], value: (item: T) => number) =>
    items.map((item): [string, number] => [`${prefix}.${item.name}`, value(item)]);
  return Object.fromEntries([
    ['breaches', report.breaches.length],
    ...named('store.up', stores, ({ up }) => (up ? 1 : 0)),
    ...named('store.milliseconds', stores, ({ milliseconds }) => milliseconds),
    ...(queues ?? []).flatMap(({ queue, waiting, running, delayed, failed }) =>
      Object.entries({ waiting, running, delayed, failed }).map(([state, count]) => [`jobs.${state}.${queue}`, count]),
    ),
    ...(flow ? [['outbox.lag', flow.outbox] as const, ['deliveries.waiting', flow.deliveries.waiting] as const] : []),
    ...named('lag', flow?.processors ?? [], ({ lag }) => lag),
    ...(logLosses === null ? [] : [['log.losses', logLosses.length] as const]),
    ...(deadLetters === null ? [] : [['dead-letters', deadLetters]]),
    ...(tasks ? [['tasks.stalled', tasks.filter(({ state }) => state === 'stalled').length] as const] : []),
    ...apps.flatMap(({ name, recent }) => {
      const share = errorShareOf(recent);
      return share === null ? [] : [[`errors.${name}`, share] as const];
    }),
    ['settings.unfit', new Set(apps.flatMap(({ unfitSettings }) => unfitSettings ?? [])).size] as const,
    ...apps.flatMap(({ name, figures }) =>
      figures
        ? [
            [`requests.${name}`, figures.requests],
            [`failures.${name}`, figures.failures],
            [`memory.${name}`, figures.memoryBytes],
          ]
        : [],
    ),
    ...(host
      ? [['disk', host.diskUsed / host.diskTotal] as const, ['memory', host.memoryUsed / host.memoryTotal] as const]
      : []),
  ]) as Record<string, number>;
}

/** Keeps a report's figures for its minute, and lets go of those that are too old. */
export async function keepFigures(database: Database, report: StatusReport): Promise<number> {
  const at = new Date(Math.floor(Date.parse(report.at) / 60_000) * 60_000);
  const data = Object.entries(figuresOfStatus(report)).map(([metric, value]) => ({ metric, at, value }));
  const { count } = await database.statusSample.createMany({ data, skipDuplicates: true });
  const oldest = new Date(at.getTime() - statusDaysKept * 24 * 60 * 60_000);
  await database.statusSample.deleteMany({ where: { at: { lt: oldest } } });
  return count;
}

/** Raises what broke, once, and closes what holds again. Answers what that changed, to whoever saw it first. */
export async function keepAlerts(
  database: Database,
  { breaches }: StatusReport,
): Promise<{ opened: StatusBreach[]; closed: StatusBreach[] }> {
  const select = { rule: true, text: true };
  const data = breaches.map(({ rule, text }) => ({ rule, text, openRule: rule }));
  const opened = await database.statusAlert.createManyAndReturn({ data, skipDuplicates: true, select });
  const closed = await database.statusAlert.updateManyAndReturn({
    where: { closedAt: null, rule: { notIn: breaches.map(({ rule }) => rule) } },
    data: { closedAt: new Date(), openRule: null },
    select,
  });
  return { opened, closed };
}
