import { StreamOffsetModel } from '@red-tortoise/documents';
import { pause } from '@red-tortoise/queue';

const lookEvery = 500;

/** Waits while staff hold this processor, or until the signal fires. Its lag grows meanwhile, and shows. */
export async function whilePaused(id: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await StreamOffsetModel.exists({ _id: id, paused: true }))) {
    await pause(lookEvery, signal);
  }
}
