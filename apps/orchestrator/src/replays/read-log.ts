import { randomUUID } from 'node:crypto';
import type { View } from '@red-tortoise/domain';
import { eventPartitions, pause } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../context.js';
import { readPlaces } from '../event-log/read-places.js';
import { handleBatch } from '../processors/handle-batch.js';
import type { Replay } from './replay.js';
import { ReplayImpossible } from './replay-impossible.js';
import { changeView } from './replay-state.js';

const batchSize = 1_000;
const confirmTimeout = 15_000;
/** A mark that is reached so soon was near the end of the log, in milliseconds. */
const near = 2_000;
/** The processor waits for so long at most, in milliseconds. */
const holdAtMost = 10_000;

/**
 * Reads the log into the new collection until that has everything that the old one may have: when the end is near, the
 * view's processor is held before its next batch, and a mark is put behind all that it can have read by then. What it
 * is still writing stands before the mark.
 */
export async function readLog(
  context: OrchestratorContext,
  view: View,
  replay: Replay,
  signal: AbortSignal,
): Promise<void> {
  const over = new AbortController();
  const marks = new Marks();
  const stopped = AbortSignal.any([signal, over.signal, marks.signal]);
  const reads = Array.from({ length: eventPartitions }, (_, partition) =>
    readPartition(context, view, replay, partition, marks, stopped).catch((error: Error) => marks.fail(error)),
  );
  try {
    await catchUp(context, marks, stopped);
    const deadline = Date.now() + holdAtMost;
    await changeView(replay.document, { heldUntil: new Date(deadline) }, 0);
    const reached = await marks.reach(context, stopped);
    if (!signal.aborted) marks.signal.throwIfAborted();
    if (!reached || Date.now() > deadline - near) return; // Too late: the processor may have gone on. Once more.
    await replay.save({ phase: 'switching' });
  } finally {
    over.abort();
    await Promise.all(reads);
    if (replay.document.phase !== 'switching') await changeView(replay.document, { heldUntil: null }, 0);
  }
}

async function catchUp(context: OrchestratorContext, marks: Marks, stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    const asked = Date.now();
    await marks.reach(context, stopped);
    if (Date.now() - asked < near) return;
  }
}

async function readPartition(
  context: OrchestratorContext,
  view: View,
  replay: Replay,
  partition: number,
  marks: Marks,
  signal: AbortSignal,
): Promise<void> {
  const writer = {
    name: view.processor,
    handleBatch: async (_: unknown, batch: Parameters<View['write']>[1]) => {
      await view.write(context, batch, { target: 'next' });
      return undefined;
    },
  };
  const read = replay.offsets[partition] ?? -1;
  await readPlaces(context, partition, {
    afterOffset: read,
    batchSize,
    signal,
    async prepare(log) {
      if ((await log.findFirst()) > read + 1)
        throw new ReplayImpossible('the log has lost what was not read: begin once more');
    },
    async handleBatch(batch) {
      await handleBatch(context, writer, batch, (one, error) => replay.failedOn(one, error));
      await replay.passed(partition, batch.at(-1)?.offset ?? -1, batch.length);
    },
    async handleMark(id, offset) {
      await replay.passed(partition, offset, 0);
      marks.reached(id);
    },
    // The processor has buried it.
    handlePoison: async () => {},
  });
}

/** Marks that were put into the log, until every partition has been read up to there. */
class Marks {
  private readonly broken = new AbortController();
  readonly signal = this.broken.signal;
  private missing = 0;
  private id = '';

  /** Answers whether it was reached before the signal fired. */
  async reach({ queue }: OrchestratorContext, signal: AbortSignal): Promise<boolean> {
    this.id = randomUUID();
    this.missing = eventPartitions;
    await queue.stream.mark(this.id, confirmTimeout);
    while (this.missing > 0 && !signal.aborted) await pause(20, signal);
    return this.missing === 0;
  }

  reached(id: string): void {
    if (id === this.id) this.missing--;
  }

  fail(error: Error): void {
    this.broken.abort(error);
  }
}
