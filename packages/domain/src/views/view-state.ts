import { type ViewName, type ViewStateDocument, ViewStateModel } from '@red-tortoise/documents';

export async function readViewState(view: ViewName): Promise<ViewStateDocument> {
  return (await ViewStateModel.findById(view).lean<ViewStateDocument | null>()) ?? unknownState(view);
}

/**
 * Says that somebody leaves or moves, after that is stored and before the view follows: whoever writes into the view
 * meanwhile with what was true before sees it and looks again. Answers the state.
 */
export async function announceMove(view: ViewName): Promise<ViewStateDocument> {
  const state = await ViewStateModel.findOneAndUpdate(
    { _id: view },
    { $inc: { moves: 1 } },
    { upsert: true, returnDocument: 'after' },
  ).lean<ViewStateDocument | null>();
  return state ?? unknownState(view);
}

function unknownState(view: ViewName): ViewStateDocument {
  return { _id: view, moves: 0, epoch: 0, replayId: null, next: false, heldUntil: null, rebuilt: null };
}
