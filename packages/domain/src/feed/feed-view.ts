import { FeedEntryModel } from '@red-tortoise/documents';
import { recordPlaces } from '../views/record-places.js';
import type { View } from '../views/view.js';
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
};
