import { Skeleton } from '@mantine/core';
import type { Delivery, DeliveryAttempt } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { FailureNotice } from '../../shell/failure-notice.js';
import { exactTime } from '../../shell/time-text.js';
import classes from './delivery-log.module.css';
import { deliveryQuery } from './delivery-queries.js';
import { durationText } from './delivery-text.js';

/** Each attempt, and the message itself. */
export function DeliveryDetails({ delivery: { id, attempts } }: { delivery: Delivery }) {
  const { data, error, refetch } = useQuery(deliveryQuery(id));
  return (
    <div className={classes.details}>
      <h3 className={classes.heading}>Attempts</h3>
      {attempts.length === 0 ? <p className={classes.none}>None yet.</p> : <Attempts attempts={attempts} />}
      <h3 className={classes.heading}>Message</h3>
      {data ? (
        data.content === '' ? (
          <p className={classes.none}>What it spoke of is gone since.</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the keyboard
          <section className={classes.content} tabIndex={0} aria-label="Content of the message">
            <pre>{data.content}</pre>
          </section>
        )
      ) : error ? (
        <FailureNotice error={error} what="The message could not be loaded" retry={() => void refetch()} />
      ) : (
        <Skeleton height={120} radius="md" />
      )}
    </div>
  );
}

function Attempts({ attempts }: { attempts: readonly DeliveryAttempt[] }) {
  return (
    <ol className={classes.attempts}>
      {attempts.map(({ at, outcome, detail, milliseconds }) => (
        <li key={at} data-failed={outcome === 'failed' || undefined}>
          <span className={classes.when}>{exactTime(at)}</span>
          <span>
            {outcome === 'sent' ? 'Sent' : 'Failed'}
            {detail ? `: ${detail}` : ''} <span className={classes.duration}>({durationText(milliseconds)})</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
