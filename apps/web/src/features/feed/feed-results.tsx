import { Button } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { EmptyState } from '../../shell/empty-state.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { LoadMore } from '../../shell/load-more.js';
import { FeedList } from './feed-list.js';
import { feedQuery } from './feed-queries.js';
import classes from './feed-results.module.css';
import { countFilters, type FeedSearch } from './feed-search.js';
import { FeedSkeleton } from './feed-skeleton.js';
import { NewAbove } from './new-above.js';
import { useHeldArrivals } from './use-held-arrivals.js';

interface FeedResultsProps {
  search: FeedSearch;
  clearFilters: () => void;
  /** What stands where there is nothing and no filter is to blame. */
  whenEmpty: ReactNode;
  /** A filter that the page itself sets and the reader cannot clear. */
  fixedFilters?: number;
}

/** The entries that the filters leave, loading on as the reader goes down. */
export function FeedResults({ search, clearFilters, whenEmpty, fixedFilters = 0 }: FeedResultsProps) {
  const feed = useInfiniteQuery(feedQuery(search));
  const items = useMemo(() => feed.data?.pages.flatMap((page) => page.items) ?? [], [feed.data]);
  const { shown, held, reveal } = useHeldArrivals(items);
  if (feed.isPending) return <FeedSkeleton />;
  if (feed.isError && !feed.data) {
    return <FailureNotice error={feed.error} what="The feed could not be loaded" retry={() => void feed.refetch()} />;
  }
  if (items.length === 0 && !feed.hasNextPage) {
    return countFilters(search) > fixedFilters ? <NothingMatches clearFilters={clearFilters} /> : whenEmpty;
  }
  return (
    <div className={classes.results} data-stale={feed.isPlaceholderData || undefined} aria-busy={feed.isFetching}>
      <NewAbove count={held} reveal={reveal} />
      <FeedList items={shown} withMarker />
      <LoadMore
        hasMore={feed.hasNextPage}
        loading={feed.isFetchingNextPage}
        failed={feed.isFetchNextPageError}
        loadMore={feed.fetchNextPage}
        end="That is everything so far."
      />
    </div>
  );
}

function NothingMatches({ clearFilters }: { clearFilters: () => void }) {
  return (
    <EmptyState
      icon={<IconFilterOff size={28} stroke={1.6} />}
      title="Nothing matches these filters"
      action={
        <Button variant="default" onClick={clearFilters}>
          Clear the filters
        </Button>
      }
    >
      Other events may well be there.
    </EmptyState>
  );
}
