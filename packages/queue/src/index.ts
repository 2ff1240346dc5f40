export { eventPartitions, partitionOf, type StreamedEvent } from './event-stream.js';
export type { JobHandler, JobRun } from './jobs.js';
export { pause } from './pause.js';
export { openQueue, type Queue, type QueueOptions } from './queue.js';
