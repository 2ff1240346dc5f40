import { type ViewReplayDocument, ViewReplayModel } from '@red-tortoise/documents';
import { type View, views } from '@red-tortoise/domain';
import { pause } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import { setAside } from '../processors/handle-batch.js';
import { copyBefore } from './copy-before.js';
import { dropNext, prepareNext } from './prepare-next.js';
import { readLog } from './read-log.js';
import { Replay } from './replay.js';
import { ReplayImpossible } from './replay-impossible.js';
import { releaseView } from './replay-state.js';
import { switchOver } from './switch-over.js';

const pauseAfterFailure = 1_000;
/** In a row, without a step forward between them. */
const mostFailures = 60;

/**
 * Rebuilds a view beside the old one and puts it in its place. Each step may run again: the replay's document says how
 * far it is, and whoever takes over after a crash goes on there.
 */
export async function runReplay(context: OrchestratorContext, replayId: string, signal: AbortSignal): Promise<void> {
  const stored = await ViewReplayModel.findById(replayId).lean<ViewReplayDocument | null>();
  if (!stored || isOver(stored)) return;
  await context.queue.withLock(`replay:${stored.view}`, async (lost) => {
    await untilDone(context, replayId, AbortSignal.any([signal, lost]));
  });
}

async function untilDone(context: OrchestratorContext, replayId: string, signal: AbortSignal): Promise<void> {
  let failures = 0;
  let failure = '';
  for (let reached = ''; ; ) {
    const replay = await Replay.load(replayId);
    if (isOver(replay.document)) return;
    const { phase, copied, events } = replay.document;
    const here = `${phase}/${copied}/${events}`;
    failures = here === reached ? failures + 1 : 0;
    reached = here;
    if (failures > mostFailures) throw new Error(`the replay does not get on: ${failure}`);
    try {
      await goOn(context, views[replay.document.view], replay, signal);
    } catch (error) {
      if (error instanceof ReplayImpossible) return await failReplay(replayId, error);
      failure = (error as Error).message;
      // A store or the broker was away for a moment.
      context.onError(error as Error, 'replay');
      await pause(pauseAfterFailure, signal);
    }
    // The job is tried again elsewhere, and goes on from here.
    if (signal.aborted) throw new Error('the replay was interrupted');
  }
}

/** One phase. */
async function goOn(context: OrchestratorContext, view: View, replay: Replay, signal: AbortSignal): Promise<void> {
  const { phase } = replay.document;
  if (phase === 'waiting') await prepareNext(context, view, replay, signal);
  if (phase === 'copying') await copyBefore(view, replay, signal);
  if (phase === 'reading') await readLog(context, view, replay, signal);
  if (phase === 'switching') await finish(context, view, replay);
}

async function finish(context: OrchestratorContext, view: View, replay: Replay): Promise<void> {
  if (!(await switchOver(context, view, replay))) return;
  for (const { cause, ...one } of replay.document.failures) {
    const stream = context.queue.stream.streamName(one.partition);
    await setAside(context, { name: view.processor }, stream, one, new Error(cause));
  }
  await replay.save({ phase: 'done', finishedAt: new Date() });
}

/** What is read stays as it was. */
export async function failReplay(replayId: string, error: Error): Promise<void> {
  const replay = await Replay.load(replayId);
  if (isOver(replay.document)) return;
  await releaseView(replay.document, {});
  await dropNext(views[replay.document.view]);
  await replay.save({ phase: 'failed', error: error.message.slice(0, 2_000), finishedAt: new Date() });
}

const isOver = ({ phase }: ViewReplayDocument) => phase === 'done' || phase === 'failed';
