import type { EventDocument, FeedEntryDocument } from '@red-tortoise/documents';
import { eventFacts } from './event-facts.js';

/** Whose feed an event goes to, and how the package stands there. */
export interface Audience {
  /** An organisation's id, or a user's for what they watch. */
  owner: string;
  audience: string;
  direct: boolean;
  production: boolean;
  /** What was observed before is history to them. */
  since: Date;
}

export const projectAudience = (projectId: string) => `project:${projectId}`;
export const watchAudience = (userId: string) => `watch:${userId}`;

/** Who an audience is. */
export function audienceIs(audience: string): { kind: string; id: string } {
  const [kind = '', id = ''] = audience.split(':');
  return { kind, id };
}

/** Where an event stands in the log. */
export interface StreamPlace {
  partition: number;
  offset: number;
}

type EntryEvent = Pick<EventDocument, '_id' | 'type' | 'subject' | 'occurredAt' | 'observedAt' | 'data'>;

/** Whether it happened while they used or watched the package: only that is new to them, and has a place. */
export function happenedSince(event: Pick<EventDocument, 'historical' | 'observedAt'>, to: Audience): boolean {
  return !event.historical && event.observedAt >= to.since;
}

/** The entry of an event, whoever writes it and whenever: the stream, an import or a replay. */
export function entryOf(
  event: EntryEvent & Pick<EventDocument, 'historical'>,
  to: Audience,
  place: StreamPlace | null,
): FeedEntryDocument {
  const recent = happenedSince(event, to);
  // What we ourselves were told to do is no news to whoever told us.
  return feedEntry(event, to, recent && event.type !== 'project.imported', recent ? place : null);
}

export function feedEntry(
  event: EntryEvent,
  to: Audience,
  fresh: boolean,
  place: StreamPlace | null,
): FeedEntryDocument {
  return {
    _id: `${to.audience}/${event._id}`,
    owner: to.owner,
    audience: to.audience,
    eventId: event._id,
    type: event.type,
    packagePurl: event.subject.startsWith('pkg:') ? event.subject : null,
    occurredAt: event.occurredAt,
    addedAt: event.observedAt,
    fresh,
    direct: to.direct,
    production: to.production,
    ...eventFacts(event),
    partition: place?.partition ?? null,
    offset: place?.offset ?? null,
  };
}
