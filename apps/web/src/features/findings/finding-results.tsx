import { Button } from '@mantine/core';
import type { Finding } from '@red-tortoise/contracts';
import { IconFilterOff } from '@tabler/icons-react';
import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo } from 'react';
import { EmptyState } from '../../shell/empty-state.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { LoadMore } from '../../shell/load-more.js';
import { FindingList } from './finding-list.js';
import { findingsQuery } from './finding-queries.js';
import classes from './finding-results.module.css';
import { countFindingFilters, type FindingSearch } from './finding-search.js';
import { SelectionBar } from './selection-bar.js';
import { type Selection, useSelection } from './use-selection.js';

interface FindingResultsProps {
  projectId: string | undefined;
  search: FindingSearch;
  clear: () => void;
  whenEmpty: ReactNode;
}

/** The findings that the filters leave, loading on as the reader goes down, and what can be done with the chosen. */
export function FindingResults(props: FindingResultsProps) {
  const findings = useInfiniteQuery(findingsQuery(props.projectId, props.search));
  const items = useMemo(() => findings.data?.pages.flatMap((page) => page.items) ?? [], [findings.data]);
  const selection = useSelection(items);
  const { clear } = selection;
  const filters = JSON.stringify(props.search);
  useEffect(() => clear(), [filters, clear]);
  // The bar outlives the list: what came of a decision is to be read even when it left nothing.
  return (
    <div className={classes.results}>
      <Results {...props} findings={findings} items={items} selection={selection} />
      <SelectionBar chosen={selection.chosen} clear={selection.clear} />
    </div>
  );
}

interface ResultsProps extends FindingResultsProps {
  findings: UseInfiniteQueryResult;
  items: readonly Finding[];
  selection: Selection;
}

function Results({ findings, items, selection, projectId, search, clear, whenEmpty }: ResultsProps) {
  if (findings.isPending) return <ListSkeleton what="the findings" rows={8} />;
  if (findings.isError && !findings.data) {
    const retry = () => void findings.refetch();
    return <FailureNotice error={findings.error} what="The findings could not be loaded" retry={retry} />;
  }
  if (items.length === 0 && !findings.hasNextPage) {
    return countFindingFilters(search) > 0 ? <NothingMatches search={search} clear={clear} /> : whenEmpty;
  }
  return (
    <div className={classes.list} data-old={findings.isPlaceholderData || undefined} aria-busy={findings.isFetching}>
      <FindingList items={items} order={search.order} withProject={projectId === undefined} selection={selection} />
      <LoadMore
        hasMore={findings.hasNextPage}
        loading={findings.isFetchingNextPage}
        failed={findings.isFetchNextPageError}
        loadMore={findings.fetchNextPage}
        end={`${items.length.toLocaleString('en')} ${items.length === 1 ? 'finding' : 'findings'}`}
      />
    </div>
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
