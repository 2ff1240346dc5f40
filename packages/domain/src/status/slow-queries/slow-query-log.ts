import type { SlowQuery } from '@red-tortoise/contracts';
import { contentId } from '@red-tortoise/documents';
import type { Queue } from '@red-tortoise/queue';

/** Entries, the newest first; what is older is gone, and all of it after a day without a new one. */
const mostEntries = 200;
const keptFor = 24 * 60 * 60;

interface SlowQueryEntry {
  id: string;
  store: SlowQuery['store'];
  query: string;
  milliseconds: number;
  /** ISO 8601. */
  at: string;
  /** What its plan is made of: sealed, since it has values. Null where there is none. */
  command: string | null;
}
type Redis = Pick<Queue, 'redis' | 'keyOf'>;

/** The same question has the same id, whatever it asked about. */
export function idOfQuery(store: SlowQuery['store'], query: string): string {
  return contentId('slow-query', store, query);
}

const keyOf = (queue: Redis) => queue.keyOf('slow-queries');

export async function keepSlowQuery(queue: Redis, entry: Omit<SlowQueryEntry, 'id' | 'at'>): Promise<void> {
  const id = idOfQuery(entry.store, entry.query);
  const text = JSON.stringify({ ...entry, id, at: new Date().toISOString() });
  const key = keyOf(queue);
  await queue.redis
    .multi()
    .lpush(key, text)
    .ltrim(key, 0, mostEntries - 1)
    .expire(key, keptFor)
    .exec();
}

/** The newest first. */
export async function readSlowQueryLog(queue: Redis): Promise<SlowQueryEntry[]> {
  const texts = await queue.redis.lrange(keyOf(queue), 0, mostEntries - 1);
  return texts.map((text) => JSON.parse(text) as SlowQueryEntry);
}

/** Each question once: how often it is in the log, and how long it took at the most. */
export function summariseLog(entries: readonly SlowQueryEntry[]): SlowQuery[] {
  const questions = new Map<string, SlowQuery>();
  for (const { id, store, query, milliseconds, at } of entries) {
    const known = questions.get(id) ?? { id, store, query, milliseconds, calls: 0, lastAt: at };
    const calls = (known.calls ?? 0) + 1;
    questions.set(id, { ...known, calls, milliseconds: Math.max(known.milliseconds, milliseconds) });
  }
  return [...questions.values()].sort((one, other) => other.milliseconds - one.milliseconds).slice(0, 50);
}
