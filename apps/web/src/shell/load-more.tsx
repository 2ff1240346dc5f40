import { Button } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useEffect } from 'react';
import classes from './load-more.module.css';

interface LoadMoreProps {
  hasMore: boolean;
  loading: boolean;
  failed?: boolean;
  loadMore: () => unknown;
  /** Said at the end of the list. */
  end?: string;
}

/** The end of a list that goes on: loads the next page when it comes near the view, or by its button. */
export function LoadMore({ hasMore, loading, failed = false, loadMore, end }: LoadMoreProps) {
  const { ref, entry } = useIntersection({ rootMargin: '600px' });
  const near = entry?.isIntersecting ?? false;
  useEffect(() => {
    if (near && hasMore && !loading && !failed) void loadMore();
  }, [near, hasMore, loading, failed, loadMore]);
  return (
    <div ref={ref} className={classes.end}>
      {hasMore ? (
        <Button variant="default" loading={loading} onClick={() => void loadMore()}>
          {failed ? 'Loading failed: try again' : 'Load more'}
        </Button>
      ) : (
        end && <span>{end}</span>
      )}
    </div>
  );
}
