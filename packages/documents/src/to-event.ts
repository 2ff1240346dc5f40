import type { Event } from '@red-tortoise/contracts';
import type { EventDocument } from './events.js';

/** A stored event as the stream and its readers see it. What each type's data holds is checked where it arrives. */
export function toEvent(document: EventDocument): Event {
  return {
    id: document._id,
    type: document.type,
    subject: document.subject,
    key: document.key,
    occurredAt: document.occurredAt.toISOString(),
    observedAt: document.observedAt.toISOString(),
    schemaVersion: 1,
    historical: document.historical,
    data: document.data,
  } as Event;
}
