import type { EventDocument, FeedEntryDocument } from '@red-tortoise/documents';
import { eventFacts } from './event-facts.js';

/** Whose feed an event goes to, and how the package stands there. */
export interface Audience {
  /** An organisation's id, or a user's for what they watch. */
  owner: string;
  audience: string;
  direct: boolean;
  production: boolean;
}

export const projectAudience = (projectId: string) => `project:${projectId}`;
export const watchAudience = (userId: string) => `watch:${userId}`;

/** Where an event stands in the log. */
export interface StreamPlace {
  partition: number;
  offset: number;
}

/** Depends on the event and the audience only, so that a replay writes the same entry. */
export function feedEntry(
  event: Pick<EventDocument, '_id' | 'type' | 'subject' | 'occurredAt' | 'observedAt' | 'data'>,
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
