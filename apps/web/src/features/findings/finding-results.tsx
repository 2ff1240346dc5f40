import { Button } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { EmptyState } from '../../shell/empty-state.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { LoadMore } from '../../shell/load-more.js';
import { FindingList } from './finding-list.js';
import { findingsQuery } from './finding-queries.js';
import { countFindingFilters, type FindingSearch } from './finding-search.js';

interface FindingResultsProps {
  projectId: string | undefined;
  search: FindingSearch;
  clear: () => void;
  whenEmpty: ReactNode;
}

/** The findings that the filters leave, loading on as the reader goes down. */
export function FindingResults({ projectId, search, clear, whenEmpty }: FindingResultsProps) {
  const findings = useInfiniteQuery(findingsQuery(projectId, search));
  const items = useMemo(() => findings.data?.pages.flatMap((page) => page.items) ?? [], [findings.data]);
  if (findings.isPending) return <ListSkeleton what="the findings" rows={8} />;
  if (findings.isError && !findings.data) {
    const retry = () => void findings.refetch();
    return <FailureNotice error={findings.error} what="The findings could not be loaded" retry={retry} />;
  }
  if (items.length === 0 && !findings.hasNextPage) {
    return countFindingFilters(search) > 0 ? <NothingMatches search={search} clear={clear} /> : whenEmpty;
  }
  return (
    <FindingList
      items={items}
      search={search}
      withProject={projectId === undefined}
      isOld={findings.isPlaceholderData}
      end={
        <LoadMore
          hasMore={findings.hasNextPage}
          loading={findings.isFetchingNextPage}
          failed={findings.isFetchNextPageError}
          loadMore={findings.fetchNextPage}
          end={`${items.length.toLocaleString('en')} ${items.length === 1 ? 'finding' : 'findings'}`}
        />
      }
    />
  );
}

function NothingMatches({ search: { state }, clear }: { search: FindingSearch; clear: () => void }) {
  return (
    <EmptyState
      icon={<IconFilterOff size={28} stroke={1.6} />}
      title="No finding matches these filters"
      action={
        <Button variant="default" onClick={clear}>
          Clear the filters
        </Button>
      }
    >
      {state ? 'Others may well be there.' : 'Others may well be there; what is decided or fixed is not shown.'}
    </EmptyState>
  );
}
