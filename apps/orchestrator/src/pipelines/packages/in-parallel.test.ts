import { describe, expect, it } from '@jest/globals';
import { inParallel } from './in-parallel.js';

const never = new AbortController().signal;
const soon = () => new Promise((resolve) => setTimeout(resolve, 2));

describe('work in parallel', () => {
  it('never exceeds its limit, and keeps the order of the items', async () => {
    let running = 0;
    let most = 0;
    const results = await inParallel([5, 3, 1, 4, 2, 0, 6], 3, never, async (item) => {
      most = Math.max(most, ++running);
      for (let round = 0; round < item; round++) await soon();
      running--;
      return item * 10;
    });
    expect(results).toEqual([50, 30, 10, 40, 20, 0, 60]);
    expect(most).toBe(3);
  });

  it('ends the rest when one fails, and throws that failure', async () => {
    const ended: number[] = [];
    const run = inParallel([0, 1, 2, 3, 4, 5], 3, never, async (item, signal) => {
      if (item === 1) throw new Error('the second failed');
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      ended.push(item);
    });
    await expect(run).rejects.toThrow('the second failed');
    expect(ended).toEqual([0, 2]);
  });

  it('throws what its signal was aborted with', async () => {
    const stop = new AbortController();
    const run = inParallel([0, 1, 2], 1, stop.signal, async () => stop.abort(new Error('shut down')));
    await expect(run).rejects.toThrow('shut down');
  });
});
