import { feedView } from '@red-tortoise/domain';
import type { Processor } from './processor.js';

const ownersInASignal = 1_000;

/** Brings each event into the feeds of the projects that use its package and of the people who watch it. */
export const feedFanOut: Processor = {
  name: feedView.processor,
  view: feedView.name,
  batchSize: 500,
  gather: 25,
  async handleBatch(context, batch) {
    const owners = await feedView.write(context, batch, { target: 'current' });
    return () => {
      for (let start = 0; start < owners.length; start += ownersInASignal)
        context.queue.signal('feed.grew', { owners: owners.slice(start, start + ownersInASignal) });
    };
  },
};
