import type { ViewName } from '@red-tortoise/documents';
import type { StreamedEvent } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';

export type Announcement = () => void;

/** A stream processor: what it is called, and what it does with a batch. The rest is the framework's. */
export interface Processor {
  readonly name: string;
  /** 1 where each event should be seen at once; hundreds where many come, since most of a batch's cost is its round trips. */
  readonly batchSize: number;
  /** How long a batch that is not full waits for more, in milliseconds: few large batches cost less than many small ones. */
  readonly gather?: number;
  /** The view that it keeps: it waits while a replay switches over to a new one. */
  readonly view?: ViewName;
  /**
   * Must bear the same events again: after a crash the last batch comes twice, and a replay brings all of them. May
   * answer what to say to others once the batch is behind us, and its offset stored. `late` says that the batch was set
   * aside, and comes after what stands behind it.
   */
  handleBatch(
    context: OrchestratorContext,
    batch: readonly StreamedEvent[],
    late: boolean,
  ): Promise<Announcement | undefined>;
}
