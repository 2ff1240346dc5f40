import { Button, TextInput } from '@mantine/core';
import type { Watch } from '@red-tortoise/contracts';
import { IconEye } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { CardList } from '../../shell/card-list.js';
import { EmptyState } from '../../shell/empty-state.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { LoadMore } from '../../shell/load-more.js';
import { Moment } from '../../shell/moment.js';
import { PageHeader } from '../../shell/page-header.js';
import { npmPurl } from '../packages/package-name.js';
import { WatchButton } from './watch-button.js';
import { watchesQuery } from './watch-queries.js';
import classes from './watching-page.module.css';

/** The packages that the reader follows besides those of the projects. */
export function WatchingPage() {
  return (
    <>
      <PageHeader
        title="Watching"
        below="Packages you follow whether or not a project uses them; their events are in your feed"
      />
      <FindPackage />
      <Watches />
    </>
  );
}

/** The way to any npm package by its name. */
function FindPackage() {
  const navigate = useNavigate();
  const [refusal, setRefusal] = useState<string | null>(null);
  return (
    <form
      className={classes.find}
      onSubmit={(event) => {
        event.preventDefault();
        const purl = npmPurl(String(new FormData(event.currentTarget).get('name')));
        setRefusal(purl ? null : 'This is not the name of an npm package.');
        if (purl) void navigate({ to: '/packages/$purl', params: { purl } });
      }}
    >
      <TextInput
        name="name"
        label="Open an npm package"
        placeholder="express or @babel/core"
        error={refusal}
        maxLength={214}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        required
        withAsterisk={false}
      />
      <Button type="submit" variant="default">
        Open
      </Button>
    </form>
  );
}

function Watches() {
  const watches = useInfiniteQuery(watchesQuery);
  if (watches.isPending) return <ListSkeleton what="what you watch" rows={3} />;
  if (watches.isError && !watches.data) {
    const retry = () => void watches.refetch();
    return <FailureNotice error={watches.error} what="Your watches could not be loaded" retry={retry} />;
  }
  const items = watches.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <EmptyState icon={<IconEye size={30} stroke={1.5} />} title="You watch nothing yet">
        Open a package, by its name above or from your feed, and choose Watch.
      </EmptyState>
    );
  }
  return (
    <>
      <CardList>
        {items.map((watch) => (
          <WatchEntry key={watch.purl} watch={watch} />
        ))}
      </CardList>
      {watches.hasNextPage ? (
        <LoadMore hasMore loading={watches.isFetchingNextPage} loadMore={watches.fetchNextPage} />
      ) : null}
    </>
  );
}

function WatchEntry({ watch: { purl, name, createdAt } }: { watch: Watch }) {
  return (
    <li className={classes.entry}>
      <div>
        <Link to="/packages/$purl" params={{ purl }} className={classes.name}>
          {name}
        </Link>
        <p className={classes.since}>
          since <Moment at={createdAt} />
        </p>
      </div>
      <WatchButton purl={purl} name={name} watched />
    </li>
  );
}
