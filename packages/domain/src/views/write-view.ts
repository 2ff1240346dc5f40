import type { Collected, ViewStateDocument } from '@red-tortoise/documents';
import { pause } from '@red-tortoise/queue';
import { type ViewTarget, viewCollections } from './view-collections.js';

const mostTries = 5;
const pauseBetween = 100;

/**
 * Does a write, which may be repeated, on each collection of a target. While a replay is under way the collection that a
 * statement has just found by its name may be gone before it is through; the next one finds the new one.
 */
export async function writeView<C extends { collectionName: string }>(
  model: Collected<C>,
  state: ViewStateDocument,
  target: ViewTarget,
  write: (collection: C) => Promise<unknown>,
): Promise<void> {
  for (const collection of viewCollections(model, state, target)) {
    for (let tries = 1; ; tries++) {
      try {
        await write(collection);
        break;
      } catch (error) {
        if (!state.next || tries === mostTries) throw error;
        await pause(pauseBetween, AbortSignal.timeout(60_000));
      }
    }
  }
}
