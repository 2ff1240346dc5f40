import type { Watch } from '@red-tortoise/database';
import {
  type EventDocument,
  EventModel,
  type FeedEntryDocument,
  type ProjectPackageDocument,
} from '@red-tortoise/documents';
import { inBatches } from '../in-batches.js';
import { factFields } from './event-facts.js';
import { type Audience, entryOf, happenedSince, type StreamPlace } from './feed-entry.js';
import { audienceOfUse, watcher } from './find-audiences.js';
import { findConcerned } from './find-concerned.js';
import { writeEntries } from './write-entries.js';

const fields = ['type', 'subject', 'occurredAt', 'observedAt', 'historical', 'partition', 'offset', 'data.advisoryId'];

/** Puts what happened to a project's packages before into its feed. Runs under the project's lock, and again safely. */
export async function addProjectHistory(projectId: string, uses: readonly ProjectPackageDocument[]): Promise<void> {
  const useOf = new Map(uses.map((use) => [use.packagePurl, use]));
  for (const batch of inBatches([...useOf.keys()], 200)) {
    await writeEntries('both', async () => {
      const events = await readEvents(batch);
      const concerned = await findConcerned(events, projectId);
      return entriesOf(events, (event) =>
        audienceOfUse(event, useOf.get(event.subject) as ProjectPackageDocument, concerned),
      );
    });
  }
}

/** The same for what a person watches, as long as they do. */
export async function addWatchHistory(packagePurl: string, readWatch: () => Promise<Watch | null>): Promise<void> {
  await writeEntries('both', async () => {
    const watch = await readWatch();
    return watch ? entriesOf(await readEvents([packagePurl]), () => watcher(watch)) : [];
  });
}

async function readEvents(purls: readonly string[]): Promise<EventDocument[]> {
  return await EventModel.find({ subject: { $in: purls } })
    .select([...fields, ...factFields])
    .lean<EventDocument[]>();
}

/**
 * The very entries that the stream writes. What happened since they use the package, and has no place yet, is left to
 * the stream: whoever reads it there records its place first and looks for readers then. No place was there when we
 * looked, so that look is still to come, and finds the use or the watch, which was stored before we began.
 */
function entriesOf(
  events: readonly EventDocument[],
  audienceOf: (event: EventDocument) => Audience | null,
): FeedEntryDocument[] {
  return events.flatMap((event) => {
    const to = audienceOf(event);
    if (!to) return [];
    const place = placeOf(event);
    return place === null && happenedSince(event, to) ? [] : [entryOf(event, to, place)];
  });
}

function placeOf({ partition, offset }: EventDocument): StreamPlace | null {
  return typeof partition === 'number' && typeof offset === 'number' ? { partition, offset } : null;
}
