import type { FeedItem } from '@red-tortoise/contracts';
import { useMemo } from 'react';
import { dayHeading } from '../../shell/time-text.js';
import { useNow } from '../../shell/use-now.js';
import { FeedEntryView } from './feed-entry-view.js';
import classes from './feed-list.module.css';
import { groupByPeriod, groupFeedItems, type PeriodLength } from './group-feed.js';

interface FeedListProps {
  items: readonly FeedItem[];
  by?: PeriodLength;
  /** Left out on a package's own page. */
  withReasons?: boolean;
  /** The level of the periods' headings: 2 where the list is the page, 3 inside a section. */
  headingLevel?: 2 | 3;
}

/** Entries under their days or years, newest first. */
export function FeedList({ items, by = 'day', withReasons = true, headingLevel = 2 }: FeedListProps) {
  const now = useNow();
  const periods = useMemo(() => groupByPeriod(groupFeedItems(items), by), [items, by]);
  const Heading = `h${headingLevel}` as const;
  return (
    <div className={classes.periods}>
      {periods.map((period) => {
        const heading = by === 'day' ? dayHeading(period.at, now) : period.key;
        return (
          <section key={period.key} aria-label={heading}>
            <Heading className={classes.period}>{heading}</Heading>
            <ol className={classes.entries}>
              {period.entries.map((entry) => (
                <li key={entry.key} className={classes.item}>
                  <FeedEntryView entry={entry} withReasons={withReasons} dated={by === 'year'} />
                </li>
              ))}
            </ol>
          </section>
        );
      })}
    </div>
  );
}
