import { type ViewReplayDocument, ViewReplayModel } from '@red-tortoise/documents';
import type { StreamedEvent } from '@red-tortoise/queue';
import { ReplayImpossible } from './replay-impossible.js';

/** Beyond that something is wrong that a replay cannot mend. */
const mostFailures = 100;

/** A replay and what is stored of it: whoever shows it reads the document. */
export class Replay {
  private constructor(public document: ViewReplayDocument) {}

  static async load(replayId: string): Promise<Replay> {
    const document = await ViewReplayModel.findById(replayId).lean<ViewReplayDocument | null>();
    if (!document) throw new Error(`there is no replay ${replayId}`);
    return new Replay(document);
  }

  get offsets(): number[] {
    if (!this.document.offsets) throw new Error('the replay has not begun to read');
    return this.document.offsets;
  }

  async save(change: Partial<ViewReplayDocument>): Promise<void> {
    Object.assign(this.document, change);
    await ViewReplayModel.updateOne({ _id: this.document._id }, { $set: { ...change, updatedAt: new Date() } });
  }

  /** Everything up to this offset of a partition is in the new collection. */
  async passed(partition: number, offset: number, events: number): Promise<void> {
    this.offsets[partition] = offset;
    await ViewReplayModel.updateOne(
      { _id: this.document._id },
      { $set: { [`offsets.${partition}`]: offset, updatedAt: new Date() }, $inc: { events } },
    );
  }

  /** Kept for the view's processor, which may set it aside. */
  async failedOn({ event, partition, offset }: StreamedEvent, { message }: Error): Promise<void> {
    if (this.document.failures.some((failure) => failure.event.id === event.id)) return;
    if (this.document.failures.length === mostFailures)
      throw new ReplayImpossible(`more than ${mostFailures} events cannot be written`);
    const failure = { event, partition, offset, cause: message.slice(0, 2_000) };
    this.document.failures.push(failure);
    await ViewReplayModel.updateOne({ _id: this.document._id }, { $push: { failures: failure } });
  }
}
