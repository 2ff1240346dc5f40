import type { FeedItem } from '@red-tortoise/contracts';
import { useMemo } from 'react';
import { dayHeading } from '../../shell/time-text.js';
import { useNow } from '../../shell/use-now.js';
import { FeedEntryView } from './feed-entry-view.js';
import classes from './feed-list.module.css';
import { groupByDay, groupFeedItems } from './group-feed.js';

interface FeedListProps {
  items: readonly FeedItem[];
  withReasons?: boolean;
  /** The level of the days' headings: 2 where the list is the page, 3 inside a section. */
  headingLevel?: 2 | 3;
}

/** Entries under their days, newest first. */
export function FeedList({ items, withReasons = true, headingLevel = 2 }: FeedListProps) {
  const now = useNow();
  const days = useMemo(() => groupByDay(groupFeedItems(items)), [items]);
  const Heading = `h${headingLevel}` as const;
  return (
    <div className={classes.days}>
      {days.map((day) => (
        <section key={day.key} aria-label={dayHeading(day.at, now)}>
          <Heading className={classes.day}>{dayHeading(day.at, now)}</Heading>
          <ol className={classes.entries}>
            {day.entries.map((entry) => (
              <li key={entry.key} className={classes.item}>
                <FeedEntryView entry={entry} withReasons={withReasons} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
