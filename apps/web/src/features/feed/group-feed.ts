import type { FeedItem } from '@red-tortoise/contracts';

/** One entry of the feed: an item, or several that say the same of one package at one moment. */
export interface FeedEntry {
  key: string;
  lead: FeedItem;
  /** All of them, the lead first. */
  items: readonly FeedItem[];
  isNew: boolean;
}

/** A busy list goes by days, the long history of one package by years. */
export type PeriodLength = 'day' | 'year';

/** The entries of one day or year. `at` is the moment of its first. */
export interface FeedPeriod {
  key: string;
  at: string;
  entries: readonly FeedEntry[];
}

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

/** Days or years in the reader's time zone; entries keep their order. */
export function groupByPeriod(entries: readonly FeedEntry[], length: PeriodLength): FeedPeriod[] {
  const periods: { key: string; at: string; entries: FeedEntry[] }[] = [];
  for (const entry of entries) {
    const at = entry.lead.event.occurredAt;
    const moment = new Date(at);
    const key = length === 'day' ? moment.toDateString() : String(moment.getFullYear());
    const last = periods.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else periods.push({ key, at, entries: [entry] });
  }
  return periods;
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
