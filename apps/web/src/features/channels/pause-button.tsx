import { Button } from '@mantine/core';
import type { Channel } from '@red-tortoise/contracts';
import classes from './channel-entry.module.css';
import { usePauseChannel } from './channel-queries.js';

/** Pauses a channel, or lets it send again; who has unsubscribed is asked. */
export function PauseButton({ channel }: { channel: Channel }) {
  const change = usePauseChannel(channel);
  const { name, state, paused } = channel;
  const label = state !== 'paused' ? 'Pause' : paused?.cause === 'unsubscribed' ? 'Ask again' : 'Resume';
  return (
    <div className={classes.control}>
      <Button
        variant="default"
        loading={change.isPending}
        onClick={() => change.mutate()}
        aria-label={`${label}: ${name}`}
      >
        {label}
      </Button>
      {change.isError ? (
        <p className={classes.failure} role="alert">
          {change.error.message}
        </p>
      ) : null}
    </div>
  );
}
