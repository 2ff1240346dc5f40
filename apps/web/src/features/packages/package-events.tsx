import type { Event, FeedItem } from '@red-tortoise/contracts';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { EmptyState } from '../../shell/empty-state.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { LoadMore } from '../../shell/load-more.js';
import { FeedList } from '../feed/feed-list.js';
import { FeedSkeleton } from '../feed/feed-skeleton.js';
import { nameOfPurl } from './package-name.js';
import { packageEventsQuery } from './package-queries.js';

/** What happened to a package, newest first. */
export function PackageEvents({ purl }: { purl: string }) {
  const events = useInfiniteQuery(packageEventsQuery(purl));
  const items = useMemo(() => {
    const name = nameOfPurl(purl);
    return events.data?.pages.flatMap((page) => page.items.map((event) => itemOf(event, name))) ?? [];
  }, [events.data, purl]);
  if (events.isPending) return <FeedSkeleton />;
  if (events.isError && !events.data) {
    const retry = () => void events.refetch();
    return <FailureNotice error={events.error} what="The events could not be loaded" retry={retry} />;
  }
  if (items.length === 0) {
    return (
      <EmptyState icon={<IconHistory size={30} stroke={1.5} />} title="No events yet">
        Releases, deprecations and changes of licence, publisher or install scripts appear here once it has been looked
        up.
      </EmptyState>
    );
  }
  return (
    <>
      <FeedList items={items} by="year" withReasons={false} />
      <LoadMore
        hasMore={events.hasNextPage}
        loading={events.isFetchingNextPage}
        failed={events.isFetchNextPageError}
        loadMore={events.fetchNextPage}
        end="That is everything so far."
      />
    </>
  );
}

/** An event as the feed shows it, without a reader's reasons. */
function itemOf(event: Event, packageName: string): FeedItem {
  return { event, packageName, isNew: false, watched: false, reasons: [], moreReasons: 0 };
}
