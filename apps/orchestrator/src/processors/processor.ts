import type { Event } from '@red-tortoise/contracts';
import type { OrchestratorContext } from '../context.js';

/** A stream processor: what it is called, and what it does with a batch. The rest is the framework's. */
export interface Processor {
  readonly name: string;
  readonly batchSize: number;
  /** Must bear the same events again: after a crash the last batch comes twice, and a replay brings all of them. */
  handleBatch(context: OrchestratorContext, events: Event[]): Promise<void>;
}
