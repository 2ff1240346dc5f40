import { Button } from '@mantine/core';
import type { Channel } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import classes from './channel-entry.module.css';
import { useRefresh, useSendToChannel } from './channel-queries.js';
import { followedQuery } from './delivery-queries.js';
import { outcomeText } from './delivery-text.js';

/** Sends a test, or the confirmation again, and says what became of it. */
export function SendButton({ channel }: { channel: Channel }) {
  const send = useSendToChannel(channel);
  const { data: delivery } = useQuery(followedQuery(send.data?.deliveryId));
  const isOver = delivery !== undefined && delivery.state !== 'queued';
  const refresh = useRefresh();
  useEffect(() => {
    if (isOver) void refresh();
  }, [isOver, refresh]);
  const label = channel.state === 'unconfirmed' ? 'Send again' : 'Send a test';
  return (
    <div className={classes.control}>
      <Button
        variant="default"
        loading={send.isPending}
        onClick={() => send.mutate()}
        aria-label={`${label}: ${channel.name}`}
      >
        {label}
      </Button>
      <p className={classes.outcome} role="status" data-failed={(isOver && delivery.state !== 'sent') || undefined}>
        {send.isSuccess ? outcomeText(delivery ?? { state: 'queued', attempts: [] }) : null}
      </p>
      {send.isError ? (
        <p className={classes.failure} role="alert">
          {send.error.message}
        </p>
      ) : null}
    </div>
  );
}
