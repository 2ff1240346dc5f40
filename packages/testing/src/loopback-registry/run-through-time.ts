import type { LoopbackRegistry } from './start-loopback-registry.js';

export interface RunThroughTime {
  from: Date;
  to: Date;
  /** How many moments, the first being `from` and the last `to`. At least 1: then it is `to` alone. */
  steps: number;
  signal?: AbortSignal;
}

/**
 * Moves the registry's clock in even steps and waits for `look` at each: years of history in as many looks.
 *
 * @throws RangeError where the moments are not in order or `steps` is no positive integer
 */
export async function runThroughTime(
  registry: Pick<LoopbackRegistry, 'at'>,
  { from, to, steps, signal }: RunThroughTime,
  look: (moment: Date, step: number) => Promise<void>,
): Promise<void> {
  if (!Number.isInteger(steps) || steps < 1) throw new RangeError(`steps must be a positive integer, not ${steps}`);
  const span = to.getTime() - from.getTime();
  if (!(span >= 0)) throw new RangeError('the first moment must not be after the last');
  for (let step = 1; step <= steps; step++) {
    signal?.throwIfAborted();
    const share = steps === 1 ? 1 : (step - 1) / (steps - 1);
    const moment = new Date(from.getTime() + Math.round(span * share));
    registry.at(moment);
    await look(moment, step);
  }
}
