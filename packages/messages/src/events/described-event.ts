import type { Event } from '@red-tortoise/contracts';

export type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;

/** An event in words. */
export interface DescribedEvent {
  /** Stands alone, as the subject of a mail: one line, 200 characters at the most. */
  title: string;
  /** What else there is to know, as sentences; may be empty. One line, 1,000 characters at the most. */
  text: string;
  /** Where the web app tells more: `/packages/pkg%3Anpm%2Flodash`. */
  path: string;
}
