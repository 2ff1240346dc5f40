import { fanOut } from '@red-tortoise/domain';
import type { Processor } from './processor.js';

/** Brings each event into the feeds of the projects that use its package and of the people who watch it. */
export const feedFanOut: Processor = {
  name: 'feed-fan-out',
  batchSize: 500,
  handleBatch: fanOut,
};
