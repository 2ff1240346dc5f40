import type { ReplayOptions } from './replay-options.js';
import { runThroughTime } from './run-through-time.js';
import { type LoopbackRegistry, startLoopbackRegistry } from './start-loopback-registry.js';

/**
 * The demo's half that plays npm: starts a registry on the given documents, walks its clock from the first moment to the
 * last and calls `look` at each, for the caller to run its pipeline against `registry.url`. Closes the registry in any
 * case.
 */
export async function replayHistory(
  options: ReplayOptions & { signal?: AbortSignal },
  look: (registry: LoopbackRegistry, moment: Date, step: number) => Promise<void>,
): Promise<void> {
  const registry = await startLoopbackRegistry({ packuments: options.packuments, clock: options.from });
  try {
    await runThroughTime(registry, options, (moment, step) => look(registry, moment, step));
  } finally {
    await registry.close();
  }
}
