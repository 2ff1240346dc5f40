import type { StreamedEvent } from '@red-tortoise/queue';
import type { DomainContext } from '../context.js';
import { happenedSince } from '../feed/feed-entry.js';
import { findAudiences } from '../feed/find-audiences.js';

const hour = 60 * 60 * 1_000;

export const organisationSubject = (organisationId: string) => `organisation:${organisationId}`;

/** In UTC. */
export const startOfHour = (moment: Date) => new Date(Math.floor(moment.getTime() / hour) * hour);

/** What of a batch falls into one hour of one subject, in order. */
export interface WindowEvents {
  _id: string;
  subject: string;
  from: Date;
  events: StreamedEvent[];
}

/**
 * An event counts for its package, and once for each organisation with a project that it concerns and that was there
 * when it was observed. What had happened before a package was first seen is no activity.
 */
export async function windowsOf(context: DomainContext, batch: readonly StreamedEvent[]): Promise<WindowEvents[]> {
  const observed = batch.filter(({ event }) => !event.historical);
  const audiencesOf = await findAudiences(
    context,
    observed.map(({ event }) => event),
  );
  const windows = new Map<string, WindowEvents>();
  for (const one of observed) {
    const { event } = one;
    const observedAt = new Date(event.observedAt);
    const organisations = audiencesOf(event)
      .filter((to) => to.audience.startsWith('project:') && happenedSince({ historical: false, observedAt }, to))
      .map((to) => organisationSubject(to.owner));
    const packages = event.subject.startsWith('pkg:') ? [event.subject] : [];
    for (const subject of new Set([...packages, ...organisations])) add(subject, observedAt, one);
  }
  return [...windows.values()];

  function add(subject: string, observedAt: Date, one: StreamedEvent): void {
    const from = startOfHour(observedAt);
    const _id = `${subject}/${from.toISOString().slice(0, 13)}`;
    const known = windows.get(_id);
    if (known) known.events.push(one);
    else windows.set(_id, { _id, subject, from, events: [one] });
  }
}
