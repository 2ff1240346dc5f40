import type { Collected, ViewName } from '@red-tortoise/documents';
import type { StreamedEvent } from '@red-tortoise/queue';
import type { Collection } from 'mongoose';
import type { DomainContext } from '../context.js';
import type { ViewTarget } from './view-collections.js';

export interface WriteOptions {
  target: ViewTarget;
  /** It was set aside, and comes after what stands behind it. */
  late?: boolean;
}

/** What is made from the log and nothing else, and so can be made again. */
export interface View {
  readonly name: ViewName;
  readonly model: Collected<Collection>;
  /** The processor that keeps it. */
  readonly processor: string;
  /** Brings a batch of one partition in. The same again, also cut differently, changes nothing. Answers whose it is. */
  write(context: DomainContext, batch: readonly StreamedEvent[], options: WriteOptions): Promise<string[]>;
}
