import { Button } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { FailureNotice } from '../../shell/failure-notice.js';
import { LinkButton } from '../../shell/link-button.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { LoadMore } from '../../shell/load-more.js';
import { PageHeader } from '../../shell/page-header.js';
import { InboxList } from './inbox-list.js';
import { inboxQuery, unreadQuery } from './inbox-queries.js';
import type { InboxShow } from './inbox-search.js';
import { InboxTabs } from './inbox-tabs.js';
import { NothingHere } from './nothing-here.js';
import { useInboxActions } from './use-inbox-actions.js';

/** What the reader's rules let through, to be worked off. */
export function InboxPage() {
  const { show = 'open' } = useSearch({ from: '/signed-in/inbox' });
  return <Inbox key={show} show={show} />;
}

function Inbox({ show }: { show: InboxShow }) {
  const inbox = useInfiniteQuery(inboxQuery(show));
  const { data: unread = 0 } = useQuery(unreadQuery);
  const items = useMemo(() => inbox.data?.pages.flatMap((page) => page.items) ?? [], [inbox.data]);
  const actions = useInboxActions(items, unread);
  const mayMarkAll = unread > 0 && items.length > 0 && (show === 'open' || show === 'unread');
  return (
    <>
      <PageHeader
        title="Inbox"
        below={belowText(unread)}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconChecks size={18} aria-hidden="true" />}
              disabled={!mayMarkAll}
              onClick={actions.markAllRead}
            >
              Mark all as read
            </Button>
            <LinkButton to="/alerts" variant="default">
              Rules
            </LinkButton>
          </>
        }
      />
      <InboxTabs unread={unread} />
      <Alerts show={show} inbox={inbox} isEmpty={items.length === 0} />
      <InboxList items={items} actions={actions} />
      {items.length > 0 ? (
        <LoadMore
          hasMore={inbox.hasNextPage}
          loading={inbox.isFetchingNextPage}
          failed={inbox.isFetchNextPageError}
          loadMore={inbox.fetchNextPage}
        />
      ) : null}
    </>
  );
}

interface AlertsProps {
  show: InboxShow;
  inbox: ReturnType<typeof useInfiniteQuery>;
  isEmpty: boolean;
}

/** What stands in place of a list that is not there. */
function Alerts({ show, inbox, isEmpty }: AlertsProps) {
  if (inbox.isPending) return <ListSkeleton what="your alerts" rows={5} />;
  if (inbox.isError && !inbox.data) {
    return (
      <FailureNotice error={inbox.error} what="The inbox could not be loaded" retry={() => void inbox.refetch()} />
    );
  }
  return isEmpty && !inbox.hasNextPage ? <NothingHere show={show} /> : null;
}

function belowText(unread: number): string {
  if (unread === 0) return 'What your rules let through, until you are done with it';
  return `${unread >= 1_000 ? '1,000 or more' : unread.toLocaleString('en')} unread`;
}
