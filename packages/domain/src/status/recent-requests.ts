import type { AppStatus } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';

const span = 5 * 60_000;
/** The figures are kept once a minute, when it suits. */
const tolerance = 90_000;

/** By metric: `requests.api`. */
type Figures = ReadonlyMap<string, number>;

/** What each app had counted five minutes ago; empty where nobody measured then. */
export async function readFiguresBefore(database: Database, now: Date): Promise<Figures> {
  const at = now.getTime() - span;
  const found = await database.statusSample.findFirst({
    where: { at: { gte: new Date(at - tolerance), lte: new Date(at) }, metric: 'breaches' },
    orderBy: { at: 'desc' },
  });
  if (!found) return new Map();
  const samples = await database.statusSample.findMany({
    where: { at: found.at, OR: [{ metric: { startsWith: 'requests.' } }, { metric: { startsWith: 'failures.' } }] },
  });
  return new Map(samples.map(({ metric, value }) => [metric, value]));
}

/** Of requests that were answered with 5xx; null where there were none to speak of. */
export function errorShareOf(recent: AppStatus['recent']): number | null {
  return recent === null || recent.requests === 0 ? null : recent.failures / recent.requests;
}

/** An app with what it answered in the last five minutes. One that started since counts from zero. */
export function withRecent(app: AppStatus, before: Figures | null): AppStatus {
  const { name, figures } = app;
  const then = { requests: before?.get(`requests.${name}`), failures: before?.get(`failures.${name}`) };
  if (!figures || then.requests === undefined || then.failures === undefined) return app;
  const isRestarted = figures.requests < then.requests;
  const requests = isRestarted ? figures.requests : figures.requests - then.requests;
  const failures = isRestarted ? figures.failures : Math.max(0, figures.failures - then.failures);
  return { ...app, recent: { requests, failures } };
}
