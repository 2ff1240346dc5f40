import type { Event, EventType } from '@red-tortoise/contracts';

type EventOf<T extends EventType> = Extract<Event, { type: T }>;

/** What happened, before it becomes an event: without subject and moments of observation. */
export type Statement = {
  [T in EventType]: {
    type: T;
    /** What makes it the same event when it is found again, besides its type and subject. */
    identity: unknown[];
    /** Null where nobody knows better than when we looked. */
    occurredAt: Date | null;
    data: EventOf<T>['data'];
  };
}[EventType];
