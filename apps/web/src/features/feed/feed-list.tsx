import type { FeedItem } from '@red-tortoise/contracts';
import { useMemo } from 'react';
import { dayHeading, monthHeading } from '../../shell/time-text.js';
import { useNow } from '../../shell/use-now.js';
import { FeedEntryView } from './feed-entry-view.js';
import classes from './feed-list.module.css';
import { type FeedPeriod, groupByPeriod, groupFeedItems } from './group-feed.js';

const daysBackMilliseconds = 45 * 24 * 3_600_000;

interface FeedListProps {
  items: readonly FeedItem[];
  /** A package's own history is sparse: it goes by years. */
  by?: 'day' | 'year';
  /** Says where what the reader has not seen ends. */
  withMarker?: boolean;
  /** Left out on a package's own page. */
  withReasons?: boolean;
  /** The level of the periods' headings: 2 where the list is the page, 3 inside a section. */
  headingLevel?: 2 | 3;
}

/** Entries under their days, older ones under their months, newest first. */
export function FeedList({
  items,
  by = 'day',
  withMarker = false,
  withReasons = true,
  headingLevel = 2,
}: FeedListProps) {
  const now = useNow();
  const today = new Date(now).toDateString();
  const periods = useMemo(() => {
    const daysBack = Date.parse(today) - daysBackMilliseconds;
    const lengthAt = (at: string) => (by === 'year' ? 'year' : Date.parse(at) < daysBack ? 'month' : 'day');
    return groupByPeriod(groupFeedItems(items), lengthAt);
  }, [items, by, today]);
  const Heading = `h${headingLevel}` as const;
  const firstSeen = withMarker ? firstSeenOf(periods) : undefined;
  return (
    <div className={classes.periods}>
      {periods.map((period) => {
        const heading = headingOf(period, now);
        return (
          <section key={period.key} aria-label={heading}>
            <Heading className={classes.period}>{heading}</Heading>
            <ol className={classes.entries}>
              {period.entries.map((entry) => (
                <li key={entry.key} className={classes.item}>
                  {entry.key === firstSeen ? <p className={classes.marker}>Seen before</p> : null}
                  <FeedEntryView entry={entry} withReasons={withReasons} dated={period.length !== 'day'} />
                </li>
              ))}
            </ol>
          </section>
        );
      })}
    </div>
  );
}

function headingOf({ length, at, key }: FeedPeriod, now: number): string {
  if (length === 'year') return key;
  return length === 'month' ? monthHeading(at) : dayHeading(at, now);
}

/**
 * The first entry that is not new below those that are; undefined where nothing is new, or everything. What is new
 * further down (it happened earlier than we saw it) says so itself.
 */
function firstSeenOf(periods: readonly FeedPeriod[]): string | undefined {
  const entries = periods.flatMap((period) => period.entries);
  return entries[0]?.isNew ? entries.find(({ isNew }) => !isNew)?.key : undefined;
}
