import type { NotAssessedItem } from '@red-tortoise/contracts';
import { IconCircleCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { CardList } from '../../shell/card-list.js';
import { EmptyState } from '../../shell/empty-state.js';
import { EntryName } from '../../shell/entry-name.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { LoadMore } from '../../shell/load-more.js';
import { Tag } from '../../shell/tag.js';
import classes from './not-assessed-page.module.css';
import { explainNotAssessed } from './not-assessed-text.js';
import { notAssessedQuery } from './project-queries.js';

/** What the import names but nobody can speak for, and why: nothing is left out in silence. */
export function NotAssessedPage() {
  const { projectId } = useParams({ from: '/signed-in/projects/$projectId/not-assessed' });
  const list = useInfiniteQuery(notAssessedQuery(projectId));
  if (list.isPending) return <ListSkeleton what="what was not assessed" />;
  if (list.isError && !list.data) {
    return <FailureNotice error={list.error} what="The list could not be loaded" retry={() => void list.refetch()} />;
  }
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EverythingAssessed />;
  return (
    <>
      <p className={classes.intro}>
        These entries of the import are not matched with packages of a registry, so no event, licence or version is
        claimed for them.
      </p>
      <CardList>
        {items.map((item) => (
          <Entry key={`${item.name} ${item.version} ${item.reason} ${item.detail}`} item={item} />
        ))}
      </CardList>
      <LoadMore
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        failed={list.isFetchNextPageError}
        loadMore={list.fetchNextPage}
      />
    </>
  );
}

function Entry({ item: { name, version, reason, detail } }: { item: NotAssessedItem }) {
  const { label, text } = explainNotAssessed(reason);
  return (
    <li className={classes.entry}>
      <EntryName>
        <strong>{name}</strong>
        {version ? <span className={classes.version}>{version}</span> : null}
        <Tag tone="amber">{label}</Tag>
      </EntryName>
      <p className={classes.text}>{text}</p>
      {detail ? <code className={classes.detail}>{detail}</code> : null}
    </li>
  );
}

function EverythingAssessed() {
  return (
    <EmptyState icon={<IconCircleCheck size={30} stroke={1.5} />} title="Everything could be assessed">
      Each entry of the current import is a package that its registry knows.
    </EmptyState>
  );
}
