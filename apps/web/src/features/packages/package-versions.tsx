import type { PackageVersion } from '@red-tortoise/contracts';
import { IconVersions } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { CardList } from '../../shell/card-list.js';
import { EmptyState } from '../../shell/empty-state.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { LoadMore } from '../../shell/load-more.js';
import { Moment } from '../../shell/moment.js';
import { Tag } from '../../shell/tag.js';
import { dateText } from '../../shell/time-text.js';
import classes from './package-page.module.css';
import { packageVersionsQuery } from './package-queries.js';

/** The versions of a package, newest first. */
export function PackageVersions({ purl }: { purl: string }) {
  const versions = useInfiniteQuery(packageVersionsQuery(purl));
  if (versions.isPending) return <ListSkeleton what="the versions" />;
  if (versions.isError && !versions.data) {
    const retry = () => void versions.refetch();
    return <FailureNotice error={versions.error} what="The versions could not be loaded" retry={retry} />;
  }
  const items = versions.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <EmptyState icon={<IconVersions size={30} stroke={1.5} />} title="No versions known">
        They are listed here once the package has been looked up.
      </EmptyState>
    );
  }
  return (
    <>
      <CardList ordered>
        {items.map((item) => (
          <Version key={item.version} item={item} />
        ))}
      </CardList>
      <LoadMore
        hasMore={versions.hasNextPage}
        loading={versions.isFetchingNextPage}
        failed={versions.isFetchNextPageError}
        loadMore={versions.fetchNextPage}
      />
    </>
  );
}

function Version({ item }: { item: PackageVersion }) {
  const { version, publishedAt, licence, publisher, deprecated, installScripts, provenance, unpublished } = item;
  const facts = [publisher ? `by ${publisher}` : '', licence ?? 'no licence', publishedAt ? dateText(publishedAt) : ''];
  return (
    <li className={classes.version}>
      <p className={classes.number} data-gone={unpublished || undefined}>
        <strong>{version}</strong>
        {provenance ? <Tag tone="green">provenance</Tag> : null}
        {installScripts.length > 0 ? <Tag tone="orange">install script</Tag> : null}
        {deprecated ? <Tag tone="amber">deprecated</Tag> : null}
        {unpublished ? <Tag tone="red">unpublished</Tag> : null}
      </p>
      <span className={classes.when}>{publishedAt ? <Moment at={publishedAt} /> : 'date not known'}</span>
      <p className={classes.note}>{facts.filter(Boolean).join(' · ')}</p>
      {installScripts.map(({ hook, command }) => (
        <p key={hook} className={classes.note}>
          {hook}: <code>{command}</code>
        </p>
      ))}
      {deprecated ? <p className={classes.note}>{deprecated}</p> : null}
    </li>
  );
}
