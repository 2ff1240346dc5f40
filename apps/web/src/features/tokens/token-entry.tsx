import { Button, Group, Modal, Text } from '@mantine/core';
import type { Token } from '@red-tortoise/contracts';
import { useState } from 'react';
import { FailureNotice } from '../../shell/failure-notice.js';
import { Moment } from '../../shell/moment.js';
import { useNow } from '../../shell/use-now.js';
import classes from './token-entry.module.css';
import { useDeleteToken } from './token-queries.js';

/** A token as a row: what it is called, by whom and when it was used, and the way to take it back. */
export function TokenEntry({ token }: { token: Token }) {
  const [asking, setAsking] = useState(false);
  const { name, prefix, organisationName, createdBy, createdAt, lastUsedAt } = token;
  return (
    <li className={classes.entry}>
      <div>
        <p className={classes.name}>{name}</p>
        <p className={classes.about}>
          <code className={classes.prefix}>{prefix}…</code> for {organisationName}, made by {createdBy}{' '}
          <Moment at={createdAt} />
        </p>
        <p className={classes.about}>
          {lastUsedAt ? (
            <>
              last used <Moment at={lastUsedAt} />
            </>
          ) : (
            'never used'
          )}
          , <Expiry at={token.expiresAt} />
        </p>
      </div>
      <Button variant="default" onClick={() => setAsking(true)} aria-label={`Take back ${name}`}>
        Take back
      </Button>
      <TakeBack token={token} opened={asking} close={() => setAsking(false)} />
    </li>
  );
}

function Expiry({ at }: { at: string | null }) {
  const now = useNow();
  if (at === null) return <>never expires</>;
  return (
    <>
      {Date.parse(at) <= now ? 'expired' : 'expires'} <Moment at={at} />
    </>
  );
}

function TakeBack({ token, opened, close }: { token: Token; opened: boolean; close: () => void }) {
  const remove = useDeleteToken(token.id);
  return (
    <Modal opened={opened} onClose={close} title={`Take back ${token.name}?`} radius="lg" centered>
      <Text>Whatever uses it is refused from now on. This cannot be undone; a new token takes a minute.</Text>
      {remove.error ? <FailureNotice error={remove.error} what="The token could not be taken back" /> : null}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={close} data-autofocus>
          Keep it
        </Button>
        <Button loading={remove.isPending} onClick={() => remove.mutate()}>
          Take back
        </Button>
      </Group>
    </Modal>
  );
}
