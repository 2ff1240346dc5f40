import type { Event } from '@red-tortoise/contracts';
import {
  type EventDocument,
  EventModel,
  type FeedEntryDocument,
  FeedEntryModel,
  toEvent,
} from '@red-tortoise/documents';
import { audienceIs, projectAudience } from '../feed/feed-entry.js';
import { longestPreview } from './count-preview.js';

const wanted = 5;
/** Each time at least one more event is found: five queries at the most. */
const entriesAtOnce = 100;

/** An event that a rule would have told, and the projects that it touches. */
export interface PreviewExample {
  event: Event;
  projectIds: string[];
}

type Entry = Pick<FeedEntryDocument, 'eventId' | 'occurredAt' | 'audience'>;

/** The newest five of findings' events that meet this filter. */
export async function findFindingExamples(filter: object): Promise<PreviewExample[]> {
  const events = await EventModel.find(filter)
    .sort({ occurredAt: -1 })
    .limit(wanted)
    .maxTimeMS(longestPreview)
    .lean<EventDocument[]>();
  return events.map((event) => ({ event: toEvent(event), projectIds: [audienceIs(event.subject).id] }));
}

export function newestExamples(examples: readonly PreviewExample[]): PreviewExample[] {
  return examples.toSorted((one, other) => other.event.occurredAt.localeCompare(one.event.occurredAt)).slice(0, wanted);
}

/** The newest five events whose entries meet all of these filters. */
export async function findExamples(filters: readonly object[]): Promise<PreviewExample[]> {
  const projects = new Map<string, string[]>();
  for (let behind: object = {}; projects.size < wanted; ) {
    const entries = await FeedEntryModel.find({ $and: [...filters, behind] })
      .select({ eventId: 1, occurredAt: 1, audience: 1 })
      .sort({ occurredAt: -1, eventId: -1 })
      .limit(entriesAtOnce)
      .maxTimeMS(longestPreview)
      .lean<Entry[]>();
    collect(entries, projects);
    const last = entries.at(-1);
    if (!last || entries.length < entriesAtOnce) break;
    const { occurredAt, eventId } = last;
    behind = { $or: [{ occurredAt: { $lt: occurredAt } }, { occurredAt, eventId: { $lt: eventId } }] };
  }
  const events = await EventModel.find({ _id: { $in: [...projects.keys()] } }).lean<EventDocument[]>();
  const byId = new Map(events.map((event) => [event._id, toEvent(event)]));
  return [...projects].flatMap(([id, projectIds]) => {
    const event = byId.get(id);
    return event ? [{ event, projectIds }] : [];
  });
}

/** Entries of one event stand together. */
function collect(entries: readonly Entry[], projects: Map<string, string[]>): void {
  for (const { eventId, audience } of entries) {
    const known = projects.get(eventId) ?? [];
    if (known.length === 0 && projects.size === wanted) return;
    projects.set(eventId, known);
    if (audience.startsWith(projectAudience(''))) known.push(audience.slice(projectAudience('').length));
  }
}
