import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { FailureNotice } from '../../shell/failure-notice.js';
import { feedReasonsQuery } from './feed-queries.js';
import { ReasonList } from './reason-list.js';
import { sortReasons } from './reason-text.js';

interface AllReasonsProps {
  eventId: string;
  /** The project that is named already. */
  without: string;
}

/** Every other project through which an event came in; looked up when somebody asks for them. */
export function AllReasons({ eventId, without }: AllReasonsProps) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    feedReasonsQuery(eventId),
  );
  if (error && !data) {
    return <FailureNotice error={error} what="The projects could not be loaded" retry={() => void refetch()} />;
  }
  const reasons = data?.pages.flatMap(({ items }) => sortReasons(items)) ?? [];
  return (
    <>
      <ReasonList reasons={reasons.filter(({ projectId }) => projectId !== without)} />
      {data && !hasNextPage ? null : (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={!data || isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          More projects
        </Button>
      )}
    </>
  );
}
