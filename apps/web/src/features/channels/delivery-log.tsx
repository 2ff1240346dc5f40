import { Select } from '@mantine/core';
import { type Channel, type Delivery, deliveryStates } from '@red-tortoise/contracts';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CardList } from '../../shell/card-list.js';
import { EmptyState } from '../../shell/empty-state.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { LoadMore } from '../../shell/load-more.js';
import { DeliveryEntry } from './delivery-entry.js';
import classes from './delivery-log.module.css';
import { logQuery } from './delivery-queries.js';
import { stateLabels } from './delivery-text.js';

const states = deliveryStates.map((value) => ({ value, label: stateLabels[value] }));

interface DeliveryLogProps {
  channel: Channel;
  mayChange: boolean;
}

/** What was sent to a channel, or was to be sent, the newest first. */
export function DeliveryLog({ channel, mayChange }: DeliveryLogProps) {
  const { state } = useSearch({ from: '/signed-in/channels/$channelId' });
  const navigate = useNavigate({ from: '/channels/$channelId' });
  return (
    <section aria-labelledby="log">
      <div className={classes.head}>
        <h2 id="log" className={classes.title}>
          Log
        </h2>
        <Select
          aria-label="State"
          placeholder="Any state"
          data={states}
          value={state ?? null}
          onChange={(value) =>
            void navigate({ search: { state: deliveryStates.find((one) => one === value) }, replace: true })
          }
          clearable
          comboboxProps={{ shadow: 'md' }}
        />
      </div>
      <Deliveries channel={channel} mayChange={mayChange} state={state} />
    </section>
  );
}

function Deliveries({ channel, mayChange, state }: DeliveryLogProps & { state: Delivery['state'] | undefined }) {
  const { id: channelId, organisationId } = channel;
  const log = useInfiniteQuery(logQuery({ channelId, organisationId: organisationId ?? undefined, state }));
  if (log.isPending) return <ListSkeleton what="the log" rows={4} />;
  if (!log.data) {
    return <FailureNotice error={log.error} what="The log could not be loaded" retry={() => void log.refetch()} />;
  }
  const items = log.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <EmptyState
        icon={<IconHistory size={30} stroke={1.5} />}
        title={state ? 'Nothing is in this state' : 'Nothing was sent yet'}
      >
        {state ? 'Others may well be there.' : 'Every message stands here, with each attempt and what came of it.'}
      </EmptyState>
    );
  }
  return (
    <div aria-busy={log.isPlaceholderData}>
      <CardList>
        {items.map((delivery) => (
          <DeliveryEntry key={delivery.id} delivery={delivery} mayReplay={mayChange && channel.state === 'active'} />
        ))}
      </CardList>
      {log.hasNextPage ? (
        <LoadMore
          hasMore
          loading={log.isFetchingNextPage}
          failed={log.isFetchNextPageError}
          loadMore={log.fetchNextPage}
        />
      ) : null}
    </div>
  );
}
