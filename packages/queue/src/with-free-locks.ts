import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { pause } from './pause.js';

const takeScript = `local taken = {}
for i, key in ipairs(KEYS) do taken[i] = redis.call('set', key, ARGV[1], 'PX', ARGV[2], 'NX') and 1 or 0 end
return taken`;
const renewScript = `local held = 0
for _, key in ipairs(KEYS) do
  if redis.call('get', key) == ARGV[1] then held = held + redis.call('pexpire', key, ARGV[2]) end
end
return held`;
const releaseScript = `for _, key in ipairs(KEYS) do
  if redis.call('get', key) == ARGV[1] then redis.call('del', key) end
end`;

/**
 * Runs `work` with those of many locks that nobody holds, and waits for none. The locks are `withLock`'s: two rounds to
 * Redis for all of them. The signal fires when one of them was lost.
 */
export async function withFreeLocks<T>(
  options: { redis: Redis; keyOf: (name: string) => string; timeToLive: number },
  names: readonly string[],
  work: (held: string[], signal: AbortSignal) => T | Promise<T>,
): Promise<T> {
  const { redis, keyOf, timeToLive } = options;
  const token = randomUUID();
  const taken = (await redis.eval(takeScript, names.length, ...names.map(keyOf), token, timeToLive)) as number[];
  const held = names.filter((_, position) => taken[position] === 1);
  const keys = held.map(keyOf);
  const over = new AbortController();
  const lost = new AbortController();
  const renewal = renew();
  try {
    return await work(held, lost.signal);
  } finally {
    over.abort();
    await renewal;
    await redis.eval(releaseScript, keys.length, ...keys, token).catch(() => {});
  }

  async function renew(): Promise<void> {
    let heldUntil = Date.now() + timeToLive;
    for (;;) {
      await pause(timeToLive / 4, over.signal);
      if (over.signal.aborted) return;
      const asked = Date.now();
      const renewed = await redis.eval(renewScript, keys.length, ...keys, token, timeToLive).catch(() => null);
      if (renewed === keys.length) heldUntil = asked + timeToLive;
      // No answer from Redis is not yet a loss: the locks hold until their time is over.
      else if (renewed !== null || Date.now() > heldUntil) lost.abort();
    }
  }
}
