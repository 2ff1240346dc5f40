import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { FailureNotice } from '../../shell/failure-notice.js';
import { SourceNotice } from '../sources/source-notice.js';
import { FeedList } from './feed-list.js';
import { feedQuery } from './feed-queries.js';
import { FeedSkeleton } from './feed-skeleton.js';
import { NothingYet } from './nothing-yet.js';
import classes from './recent-events.module.css';

const shown = 8;

/** What happened last to a project's packages. */
export function RecentEvents({ projectId }: { projectId: string }) {
  const { data, error, refetch } = useInfiniteQuery(feedQuery({ project: projectId }, shown));
  const items = useMemo(() => data?.pages[0]?.items ?? [], [data]);
  return (
    <section aria-labelledby="recent-events">
      <div className={classes.head}>
        <h2 id="recent-events" className={classes.title}>
          Recent events
        </h2>
        <Link to="/projects/$projectId/feed" params={{ projectId }} className={classes.all}>
          All events
        </Link>
      </div>
      <SourceNotice />
      {data ? (
        items.length > 0 ? (
          <FeedList items={items} headingLevel={3} />
        ) : (
          <NothingYet />
        )
      ) : error ? (
        <FailureNotice error={error} what="The events could not be loaded" retry={() => void refetch()} />
      ) : (
        <FeedSkeleton rows={4} />
      )}
    </section>
  );
}
