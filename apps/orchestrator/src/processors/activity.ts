import { activityView } from '@red-tortoise/domain';
import type { Processor } from './processor.js';

/** Counts what happens to each package and in each organisation, by the hour. */
export const activity: Processor = {
  name: activityView.processor,
  view: activityView.name,
  batchSize: 500,
  // Nobody watches an hour's count grow.
  gather: 500,
  async handleBatch(context, batch, late) {
    await activityView.write(context, batch, { target: 'current', late });
    return undefined;
  },
};
