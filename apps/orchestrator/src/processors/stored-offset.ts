import { type StreamGap, type StreamOffsetDocument, StreamOffsetModel } from '@red-tortoise/documents';

/** How far a processor has read a partition, as long as nobody else sets it. */
export class StoredOffset {
  private constructor(
    private readonly id: string,
    /** The last offset whose effect is stored, -1 for none. */
    readonly offset: number,
    private readonly generation: number | null,
    private gap: StreamGap | null,
  ) {}

  static async read(id: string): Promise<StoredOffset> {
    const stored = await StreamOffsetModel.findOneAndUpdate(
      { _id: id },
      { $setOnInsert: { offset: -1, messageAt: null, lag: 0, at: new Date(), generation: 0 } },
      { upsert: true, returnDocument: 'after', setDefaultsOnInsert: false },
    ).lean<StreamOffsetDocument>();
    return new StoredOffset(id, stored?.offset ?? -1, stored?.generation ?? null, stored?.gap ?? null);
  }

  /** After the effect, never before: a crash in between repeats a batch, and loses none. */
  async save(progress: Pick<StreamOffsetDocument, 'offset' | 'messageId' | 'messageAt' | 'lag'>): Promise<void> {
    if (!(await this.set(progress))) throw new Error(`${this.id} was set meanwhile: reading again from what is stored`);
  }

  /** The gap before this place, if it is known already: it was found before, and nothing was read since. */
  gapBefore(first: number): StreamGap | null {
    return this.gap?.first === first ? this.gap : null;
  }

  async saveGap(gap: StreamGap): Promise<void> {
    this.gap = gap;
    await this.set({ gap });
  }

  async saveLag(lag: number): Promise<void> {
    await this.set({ lag });
  }

  private async set(change: Partial<StreamOffsetDocument>): Promise<boolean> {
    const { matchedCount } = await StreamOffsetModel.updateOne(
      { _id: this.id, generation: this.generation },
      { $set: { ...change, at: new Date() } },
    );
    return matchedCount === 1;
  }
}
