import { Button } from '@mantine/core';
import { IconFilterOff, IconPackageOff } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { EmptyState } from '../../shell/empty-state.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { LoadMore } from '../../shell/load-more.js';
import { ComponentFilters } from './component-filters.js';
import type { ComponentSearch } from './component-search.js';
import { ComponentTable } from './component-table.js';
import classes from './components-page.module.css';
import { componentsQuery, projectQuery } from './project-queries.js';

/** Every component of a project's current import. */
export function ComponentsPage() {
  const { projectId } = useParams({ from: '/signed-in/projects/$projectId/components' });
  const search = useSearch({ from: '/signed-in/projects/$projectId/components' });
  const navigate = useNavigate({ from: '/projects/$projectId/components' });
  const { data: project } = useQuery(projectQuery(projectId));
  const change = (part: Partial<ComponentSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const clear = () => void navigate({ search: {}, replace: true, resetScroll: false });
  return (
    <>
      <ComponentFilters search={search} change={change} clear={clear} licences={project?.summary?.licences ?? []} />
      <ComponentResults projectId={projectId} search={search} clear={clear} />
    </>
  );
}

interface ComponentResultsProps {
  projectId: string;
  search: ComponentSearch;
  clear: () => void;
}

function ComponentResults({ projectId, search, clear }: ComponentResultsProps) {
  const components = useInfiniteQuery(componentsQuery(projectId, search));
  const items = useMemo(() => components.data?.pages.flatMap((page) => page.items) ?? [], [components.data]);
  if (components.isPending) return <ListSkeleton what="the components" rows={8} />;
  if (components.isError && !components.data) {
    const retry = () => void components.refetch();
    return <FailureNotice error={components.error} what="The components could not be loaded" retry={retry} />;
  }
  if (items.length === 0) return <NoComponents filtered={Object.values(search).some(isGiven)} clear={clear} />;
  return (
    <div className={classes.results} data-stale={components.isPlaceholderData || undefined}>
      <ComponentTable items={items} />
      <LoadMore
        hasMore={components.hasNextPage}
        loading={components.isFetchingNextPage}
        failed={components.isFetchNextPageError}
        loadMore={components.fetchNextPage}
        end={`${items.length.toLocaleString('en')} ${items.length === 1 ? 'component' : 'components'}`}
      />
    </div>
  );
}

function NoComponents({ filtered, clear }: { filtered: boolean; clear: () => void }) {
  if (!filtered) {
    return (
      <EmptyState icon={<IconPackageOff size={28} stroke={1.6} />} title="No components">
        Nothing has been imported yet, or the import names no package of a registry.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<IconFilterOff size={28} stroke={1.6} />}
      title="No component matches"
      action={
        <Button variant="default" onClick={clear}>
          Clear the filters
        </Button>
      }
    />
  );
}

function isGiven(value: unknown): boolean {
  return value !== undefined;
}
