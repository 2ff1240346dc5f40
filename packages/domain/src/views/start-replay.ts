import { randomUUID } from 'node:crypto';
import { replayViewJob } from '@red-tortoise/contracts';
import {
  EventModel,
  type ReplayFrom,
  type ViewName,
  type ViewReplayDocument,
  ViewReplayModel,
} from '@red-tortoise/documents';
import { eventPartitions } from '@red-tortoise/queue';
import type { DomainContext } from '../context.js';

const ended: ViewReplayDocument['phase'][] = ['done', 'failed'];

/**
 * Has a view rebuilt from the log, beside the one that is read, and put in its place. Answers the replay's id: its
 * document tells how far it is. Throws where that view is being rebuilt already.
 */
export async function startReplay(
  context: DomainContext,
  view: ViewName,
  from: ReplayFrom,
  id: string = randomUUID(),
): Promise<string> {
  refuseNonsense(view, from);
  const running = await ViewReplayModel.findOne({ view, phase: { $nin: ended } }).lean();
  if (running) throw new Error(`the ${view} is being rebuilt already, by replay ${running._id}`);
  const now = new Date();
  const replay: ViewReplayDocument = {
    _id: id,
    view,
    from,
    phase: 'waiting',
    offsets: null,
    copyBefore: null,
    copiedTo: null,
    copied: 0,
    events: 0,
    failures: [],
    expected: await EventModel.estimatedDocumentCount(),
    error: null,
    startedAt: now,
    updatedAt: now,
    finishedAt: null,
  };
  await ViewReplayModel.create(replay);
  await enqueueReplay(context, replay._id);
  return replay._id;
}

function refuseNonsense(view: ViewName, from: ReplayFrom): void {
  if (from === 'start') return;
  if (from instanceof Date) {
    if (Number.isNaN(from.getTime())) throw new Error('from: this is no moment');
    return;
  }
  if (view === 'activity') throw new Error('activity is counted by the hour: give a moment, not offsets');
  if (from.length !== eventPartitions || from.some((offset) => !Number.isSafeInteger(offset) || offset < 0))
    throw new Error(`from: ${eventPartitions} offsets are needed, one for each partition`);
}

/** Brings back the job of a replay that Redis forgot. Answers how many there are. */
export async function recoverReplays(context: DomainContext): Promise<number> {
  const running = await ViewReplayModel.find({ phase: { $nin: ended } })
    .select({ _id: 1 })
    .lean();
  for (const { _id } of running) await enqueueReplay(context, _id);
  return running.length;
}

async function enqueueReplay({ queue }: DomainContext, replayId: string): Promise<void> {
  await queue.enqueue(replayViewJob, { replayId }, { jobId: replayId });
}
