import { pause } from '@red-tortoise/queue';
import type { OrchestratorContext } from '../../../context.js';
import { applyOverrides } from './apply-overrides.js';

/** What failed, or what another process left undone, is found after so long; in milliseconds. */
const lookAgainAfter = 60_000;

/** Applies overrides at the start, with every change of the settings, and now and then; until the signal fires. */
export async function followOverrides(context: OrchestratorContext, signal: AbortSignal): Promise<void> {
  let changed = new AbortController();
  const forget = context.settings.onChange(() => changed.abort());
  while (!signal.aborted) {
    // Before the work: a change that comes meanwhile is the next turn's.
    changed = new AbortController();
    await applyOverrides(context, signal).catch((error: Error) => context.onError(error, 'severity overrides'));
    await pause(lookAgainAfter, AbortSignal.any([signal, changed.signal]));
  }
  forget();
}
