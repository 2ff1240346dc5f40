import type { Event } from '@red-tortoise/contracts';
import type { EventDocument } from '@red-tortoise/documents';

/** As the store and outbox has it: not published yet. */
export function asEventDocument(event: Event): EventDocument {
  const { id, occurredAt, observedAt, ...rest } = event;
  return { _id: id, ...rest, occurredAt: new Date(occurredAt), observedAt: new Date(observedAt), published: false };
}
