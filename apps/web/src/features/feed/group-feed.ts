import type { FeedItem } from '@red-tortoise/contracts';

/** One entry of the feed: an item, or several that say the same of one package at one moment. */
export interface FeedEntry {
  key: string;
  lead: FeedItem;
  /** All of them, the lead first. */
  items: readonly FeedItem[];
  isNew: boolean;
}

/** The entries of one day, month or year. `at` is the moment of its first. */
export interface FeedPeriod {
  key: string;
  length: PeriodLength;
  at: string;
  entries: readonly FeedEntry[];
}
export type PeriodLength = 'day' | 'month' | 'year';

/** Neighbours of the same package, type and minute become one entry: "12 versions of request deprecated". */
export function groupFeedItems(items: readonly FeedItem[]): FeedEntry[] {
  const entries: { lead: FeedItem; items: FeedItem[] }[] = [];
  for (const item of items) {
    const last = entries.at(-1);
    if (last && belongTogether(last.lead, item)) last.items.push(item);
    else entries.push({ lead: item, items: [item] });
  }
  return entries.map((entry) => ({
    ...entry,
    key: entry.lead.event.id,
    isNew: entry.items.some((item) => item.isNew),
  }));
}

/** Entries under the period that `lengthAt` gives their moment, in the reader's time zone; they keep their order. */
export function groupByPeriod(
  entries: readonly FeedEntry[],
  lengthAt: (at: string) => PeriodLength,
): readonly FeedPeriod[] {
  const periods: (FeedPeriod & { entries: FeedEntry[] })[] = [];
  for (const entry of entries) {
    const at = entry.lead.event.occurredAt;
    const length = lengthAt(at);
    const key = keyOf(new Date(at), length);
    const last = periods.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else periods.push({ key, length, at, entries: [entry] });
  }
  return periods;
}

function keyOf(moment: Date, length: PeriodLength): string {
  const parts = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return parts.slice(0, { year: 1, month: 2, day: 3 }[length]).join('-');
}

function belongTogether(one: FeedItem, other: FeedItem): boolean {
  return (
    one.event.type !== 'project.imported' &&
    one.event.type === other.event.type &&
    one.event.subject === other.event.subject &&
    minuteOf(one) === minuteOf(other)
  );
}

function minuteOf({ event }: FeedItem): number {
  return Math.floor(Date.parse(event.occurredAt) / 60_000);
}
