import type { StreamedEvent } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';

export type Announcement = () => void;

/** A stream processor: what it is called, and what it does with a batch. The rest is the framework's. */
export interface Processor {
  readonly name: string;
  readonly batchSize: number;
  /**
   * Must bear the same events again: after a crash the last batch comes twice, and a replay brings all of them. May
   * answer what to say to others once the batch is behind us, and its offset stored.
   */
  handleBatch(context: OrchestratorContext, batch: readonly StreamedEvent[]): Promise<Announcement | undefined>;
}
