import { EventModel, type FeedEntryDocument, FeedEntryModel } from '@red-tortoise/documents';
import { recordPlaces } from '../views/record-places.js';
import type { ReplayPlace, View } from '../views/view.js';
import { fanOut } from './fan-out.js';

/** The feeds of projects and of people who watch. */
export const feedView: View = {
  name: 'feed',
  model: FeedEntryModel,
  processor: 'feed-fan-out',
  async write(context, batch, { target }) {
    // Before the readers are looked for: see add-history.
    const first = await recordPlaces(batch);
    const places = new Map(first.map(({ event, partition, offset }) => [event.id, { partition, offset }]));
    const events = first.map(({ event }) => event);
    return await fanOut(context, events, ({ id }) => places.get(id) ?? null, target);
  },
  standingBefore,
  wholeFrom: (moment) => moment,
};

/** An entry of history has no place itself: its event has. */
async function standingBefore<D extends object>(entries: readonly D[], { offsets }: ReplayPlace): Promise<D[]> {
  const eventIdOf = (entry: D) => (entry as unknown as FeedEntryDocument).eventId;
  const events = await EventModel.find({ _id: { $in: [...new Set(entries.map(eventIdOf))] } })
    .select({ partition: 1, offset: 1 })
    .lean();
  const places = new Map(events.map((event) => [event._id, event]));
  return entries.filter((entry) => {
    const { partition, offset } = places.get(eventIdOf(entry)) ?? {};
    // What the log never had, or has not yet: nobody would write it again.
    if (typeof partition !== 'number' || typeof offset !== 'number') return true;
    return offset < (offsets[partition] ?? 0);
  });
}
