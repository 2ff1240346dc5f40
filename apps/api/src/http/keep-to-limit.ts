import { TooManyRequests } from '@red-tortoise/contracts';
import { countUse, type Limit } from '@red-tortoise/domain';
import type { Stores } from '../stores/stores.js';

/**
 * Counts one more for `who`, an id or an address, of which only a hash is kept.
 *
 * @throws TooManyRequests when there were as many as may be; the refused one is not counted
 */
export async function keepToLimit({ queue }: Pick<Stores, 'queue'>, limit: Limit, who: string): Promise<void> {
  const wait = await countUse(queue, limit, who);
  if (wait > 0) throw new TooManyRequests(Math.ceil(wait / 1_000), limit.says);
}
