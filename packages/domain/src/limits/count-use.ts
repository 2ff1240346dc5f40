import { contentId } from '@red-tortoise/documents';
import type { Queue } from '@red-tortoise/queue';

/** At most so many in any stretch of so many seconds, for each of whom it is asked. */
export interface Limit {
  readonly name: string;
  readonly most: number;
  readonly seconds: number;
  /** For whoever is refused. */
  readonly says?: string;
}

/** In one step, so that processes that ask at once count each other. Answers the milliseconds to wait. */
const script = `
local time = redis.call('time')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local span = tonumber(ARGV[2])
redis.call('zremrangebyscore', KEYS[1], 0, now - span)
if redis.call('zcard', KEYS[1]) >= tonumber(ARGV[1]) then
  return redis.call('zrange', KEYS[1], 0, 0, 'withscores')[2] + span - now
end
redis.call('zadd', KEYS[1], now, ARGV[3])
redis.call('pexpire', KEYS[1], span)
return 0`;

/**
 * Counts one more for `who`, an id or an address, of which only a hash is kept. Answers 0; or the milliseconds to wait
 * when there were as many as may be, and then it is not counted.
 */
export async function countUse({ redis, keyOf }: Pick<Queue, 'redis' | 'keyOf'>, limit: Limit, who: string) {
  const { name, most, seconds } = limit;
  const key = keyOf(`limit:${name}:${contentId(who)}`);
  return Number(await redis.eval(script, 1, key, most, seconds * 1_000, crypto.randomUUID()));
}
