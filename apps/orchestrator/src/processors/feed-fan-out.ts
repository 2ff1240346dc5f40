import { fanOut } from '@red-tortoise/domain';
import type { Processor } from './processor.js';

const ownersInASignal = 1_000;

/** Brings each event into the feeds of the projects that use its package and of the people who watch it. */
export const feedFanOut: Processor = {
  name: 'feed-fan-out',
  batchSize: 500,
  async handleBatch(context, batch) {
    const places = new Map(batch.map(({ event, partition, offset }) => [event.id, { partition, offset }]));
    const owners = await fanOut(
      context,
      batch.map(({ event }) => event),
      ({ id }) => places.get(id) ?? null,
    );
    return () => {
      for (let start = 0; start < owners.length; start += ownersInASignal)
        context.queue.signal('feed.grew', { owners: owners.slice(start, start + ownersInASignal) });
    };
  },
};
