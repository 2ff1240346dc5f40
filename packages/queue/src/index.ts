export type { ConsumeOptions, StreamedEvent } from './consume-stream.js';
export { eventPartitions, partitionOf } from './event-stream.js';
export type { JobHandler, JobRun } from './jobs.js';
export { pause } from './pause.js';
export { openQueue, type Queue, type QueueOptions } from './queue.js';
