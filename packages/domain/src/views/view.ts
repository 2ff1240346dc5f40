import type { AnyCollection, Collected, ViewName, ViewReplayDocument } from '@red-tortoise/documents';
import type { StreamedEvent } from '@red-tortoise/queue';
import type { DomainContext } from '../context.js';
import type { ViewTarget } from './view-collections.js';

interface WriteOptions {
  target: ViewTarget;
  /** It was set aside, and comes after what stands behind it. */
  late?: boolean;
}

export type ReplayPlace = NonNullable<ViewReplayDocument['copyBefore']>;

/** What is made from the log and nothing else, and so can be made again. */
export interface View {
  readonly name: ViewName;
  readonly model: Collected<AnyCollection>;
  /** The processor that keeps it. */
  readonly processor: string;
  /** Brings a batch of one partition in. The same again, also cut differently, changes nothing. Answers whose it is. */
  write(context: DomainContext, batch: readonly StreamedEvent[], options: WriteOptions): Promise<string[]>;
  /** Which documents come from what stands in the log before a place: a replay from there takes them over. */
  standingBefore<D extends object>(documents: readonly D[], place: ReplayPlace): Promise<D[]>;
  /** The moment from which a replay must read to make everything again that it does not take over. */
  wholeFrom(moment: Date): Date;
}
