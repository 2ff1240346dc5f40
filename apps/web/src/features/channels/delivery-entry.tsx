import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Delivery } from '@red-tortoise/contracts';
import { IconChevronRight } from '@tabler/icons-react';
import { useId } from 'react';
import { Moment } from '../../shell/moment.js';
import { Tag } from '../../shell/tag.js';
import { DeliveryDetails } from './delivery-details.js';
import classes from './delivery-log.module.css';
import { useReplay } from './delivery-queries.js';
import { kindNames, stateLabels, stateTones } from './delivery-text.js';

interface DeliveryEntryProps {
  delivery: Delivery;
  mayReplay: boolean;
}

/** A message in the log; opened, its attempts and its content. */
export function DeliveryEntry({ delivery, mayReplay }: DeliveryEntryProps) {
  const { id, title, kind, state, alerts, attempts, createdAt, nextAttemptAt } = delivery;
  const [opened, { toggle }] = useDisclosure(false);
  const detailsId = useId();
  const replay = useReplay(id);
  const last = attempts.at(-1);
  // What waits goes by itself; a confirmation has its own button, and its own limits.
  const canReplay = mayReplay && kind !== 'confirmation' && state !== 'queued' && state !== 'replayed';
  return (
    <li className={classes.entry}>
      <div className={classes.row}>
        <button
          type="button"
          className={classes.open}
          aria-expanded={opened}
          aria-controls={detailsId}
          onClick={toggle}
        >
          <IconChevronRight className={classes.chevron} size={17} aria-hidden="true" />
          <span className={classes.summary}>{title}</span>
        </button>
        <Tag tone={stateTones[state]}>{stateLabels[state]}</Tag>
      </div>
      <p className={classes.facts}>
        {alerts > 1 ? `${kindNames[kind]} of ${alerts.toLocaleString('en')} alerts` : kindNames[kind]} ·{' '}
        <Moment at={createdAt} />
        {attempts.length > 1 ? ` · ${attempts.length} attempts` : ''}
        {state === 'failed' && nextAttemptAt && Date.parse(nextAttemptAt) > Date.now() ? (
          <>
            {' '}
            · next attempt <Moment at={nextAttemptAt} />
          </>
        ) : null}
      </p>
      {last?.outcome === 'failed' && state !== 'sent' ? <p className={classes.reason}>{last.detail}</p> : null}
      <div id={detailsId}>{opened ? <DeliveryDetails delivery={delivery} /> : null}</div>
      {canReplay ? (
        <div className={classes.actions}>
          <Button
            variant="default"
            size="xs"
            loading={replay.isPending}
            onClick={() => replay.mutate()}
            aria-label={`Send again: ${title}`}
          >
            Send again
          </Button>
        </div>
      ) : null}
      {replay.isError ? (
        <p className={classes.reason} role="alert">
          {replay.error.message}
        </p>
      ) : null}
    </li>
  );
}
