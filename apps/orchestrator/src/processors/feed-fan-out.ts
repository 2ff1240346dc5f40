import { feedView } from '@red-tortoise/domain';
import type { Processor } from './processor.js';

const ownersInASignal = 1_000;

/** Brings each event into the feeds of the projects that use its package and of the people who watch it. */
export const feedFanOut: Processor = {
  name: feedView.processor,
  view: feedView.name,
  batchSize: 500,
  gather: 25,
  async handleBatch(context, batch, late) {
    const owners = await feedView.write(context, batch, { target: 'current' });
    // What comes late stands behind the place of every reader, who would pass over it.
    const name = late ? 'feed.rewritten' : 'feed.grew';
    return () => {
      for (let start = 0; start < owners.length; start += ownersInASignal)
        context.queue.signal(name, { owners: owners.slice(start, start + ownersInASignal) });
    };
  },
};
