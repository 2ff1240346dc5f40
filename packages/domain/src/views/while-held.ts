import type { ViewName } from '@red-tortoise/documents';
import { pause } from '@red-tortoise/queue';
import { readViewState } from './view-state.js';

const lookEvery = 50;

/** Waits while a replay switches a view over, or until the signal fires. What is switched is held for seconds at most. */
export async function whileHeld(view: ViewName, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { heldUntil } = await readViewState(view);
    if (heldUntil === null || heldUntil.getTime() < Date.now()) return;
    await pause(lookEvery, signal);
  }
}
