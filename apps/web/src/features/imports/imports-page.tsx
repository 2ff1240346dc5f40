import { IconHistory, IconUpload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { CardList } from '../../shell/card-list.js';
import { EmptyState } from '../../shell/empty-state.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { LinkButton } from '../../shell/link-button.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { LoadMore } from '../../shell/load-more.js';
import { ImportEntry } from './import-entry.js';
import { importsQuery } from './import-queries.js';
import classes from './imports-page.module.css';

/** The history of a project's imports. */
export function ImportsPage() {
  const { projectId } = useParams({ from: '/signed-in/projects/$projectId/imports' });
  return (
    <>
      <div className={classes.head}>
        <h2 className={classes.heading}>Imports</h2>
        <LinkButton
          to="/projects/$projectId/imports/new"
          params={{ projectId }}
          leftSection={<IconUpload size={17} aria-hidden="true" />}
        >
          New import
        </LinkButton>
      </div>
      <History projectId={projectId} />
    </>
  );
}

function History({ projectId }: { projectId: string }) {
  const imports = useInfiniteQuery(importsQuery(projectId));
  if (imports.isPending) return <ListSkeleton what="the imports" rows={4} />;
  if (imports.isError && !imports.data) {
    const retry = () => void imports.refetch();
    return <FailureNotice error={imports.error} what="The imports could not be loaded" retry={retry} />;
  }
  const items = imports.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <EmptyState icon={<IconHistory size={30} stroke={1.5} />} title="No imports yet">
        Each lockfile or SBOM that you import is listed here, with what came of it.
      </EmptyState>
    );
  }
  return (
    <>
      <CardList ordered>
        {items.map((item) => (
          <ImportEntry key={item.id} item={item} />
        ))}
      </CardList>
      {imports.hasNextPage ? (
        <LoadMore hasMore loading={imports.isFetchingNextPage} loadMore={imports.fetchNextPage} />
      ) : null}
    </>
  );
}
