import { type ViewReplayDocument, type ViewStateDocument, ViewStateModel } from '@red-tortoise/documents';

type Change = Partial<Omit<ViewStateDocument, '_id'>>;

/** Takes the view for this replay, or throws where another one has it. Answers its state. */
export async function claimView({ _id: replayId, view }: ViewReplayDocument): Promise<ViewStateDocument> {
  await ViewStateModel.updateOne({ _id: view }, { $setOnInsert: { replayId: null } }, { upsert: true });
  const state = await ViewStateModel.findOneAndUpdate(
    { _id: view, replayId: { $in: [null, replayId] } },
    { $set: { replayId } },
    { returnDocument: 'after' },
  ).lean<ViewStateDocument | null>();
  if (!state) throw new Error(`another replay of the ${view} is under way`);
  return state;
}

/** As long as the view is this replay's. */
export async function changeView(
  { _id: replayId, view }: ViewReplayDocument,
  change: Change,
  epochs: 0 | 1,
): Promise<void> {
  await ViewStateModel.updateOne({ _id: view, replayId }, { $set: change, $inc: { epoch: epochs } });
}

/** Nobody writes beside any more, and the processor goes on. */
export async function releaseView(replay: ViewReplayDocument, change: Change): Promise<void> {
  await changeView(replay, { ...change, next: false, heldUntil: null, replayId: null }, 1);
}
