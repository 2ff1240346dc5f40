import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { pause } from './pause.js';

const renewScript = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1], ARGV[2]) else return 0 end`;
const releaseScript = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end`;

/**
 * Does `work` as long as this process holds the lease `name`, and tries for it again when it is lost: among any number
 * of copies one works at a time. What is done under a lease must still be idempotent, since a paused process may
 * believe in its lease for a moment too long.
 */
export function holdLease(options: {
  redis: Redis;
  key: string;
  /** How long the lease outlives its holder, in milliseconds. */
  timeToLive: number;
  /** Resolves when the signal fires. */
  work: (signal: AbortSignal) => Promise<void>;
  onError: (error: Error) => void;
}): { close(): Promise<void> } {
  const stopping = new AbortController();
  const token = randomUUID();
  const finished = compete();

  async function compete(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        const taken = await options.redis.set(options.key, token, 'PX', options.timeToLive, 'NX');
        if (taken) await workUnderLease();
      } catch (error) {
        options.onError(error as Error);
      }
      await pause(Math.min(options.timeToLive / 4, 300), stopping.signal);
    }
  }

  async function workUnderLease(): Promise<void> {
    const lost = new AbortController();
    const renewal = renewUntilLost(lost);
    try {
      await options.work(AbortSignal.any([stopping.signal, lost.signal]));
    } finally {
      lost.abort();
      await renewal;
      await options.redis.eval(releaseScript, 1, options.key, token).catch(() => {});
    }
  }

  async function renewUntilLost(lost: AbortController): Promise<void> {
    let heldUntil = Date.now() + options.timeToLive;
    while (!lost.signal.aborted && !stopping.signal.aborted) {
      await pause(options.timeToLive / 4, AbortSignal.any([lost.signal, stopping.signal]));
      const asked = Date.now();
      const renewed = await options.redis
        .eval(renewScript, 1, options.key, token, options.timeToLive)
        .catch(() => null);
      if (renewed === 1) heldUntil = asked + options.timeToLive;
      // No answer from Redis is not yet a loss: the lease holds until its time is over.
      else if (renewed === 0 || Date.now() > heldUntil) lost.abort();
    }
  }

  return {
    async close() {
      stopping.abort();
      await finished;
    },
  };
}
