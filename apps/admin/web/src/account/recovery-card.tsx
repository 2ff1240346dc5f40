import { Button, PasswordInput } from '@mantine/core';
import { renewRecoveryCodes } from '@red-tortoise/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { ask } from '../api/ask.js';
import { meQuery } from '../session/me-query.js';
import { RecoveryCodes } from '../session/recovery-codes.js';
import { Card } from '../shell/card.js';
import { FailureNotice } from '../shell/failure-notice.js';
import classes from './account-page.module.css';

/** So few are left that it is time for new ones. */
const few = 3;

/** How many codes for a lost phone are left, and new ones, which are shown once. */
export function RecoveryCard({ left }: { left: number }) {
  const client = useQueryClient();
  const renew = useMutation({
    mutationFn: (password: string) => ask(renewRecoveryCodes, { body: { password } }),
    onSuccess: () => client.invalidateQueries(meQuery),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    renew.mutate(String(new FormData(event.currentTarget).get('password')));
  };
  return (
    <Card title="Recovery codes">
      {renew.data ? (
        <>
          <p className={classes.lead}>Keep these. They are not shown again, and the old ones no longer work.</p>
          <RecoveryCodes codes={renew.data.recoveryCodes} onDone={() => renew.reset()} />
        </>
      ) : (
        <form onSubmit={submit} className={classes.form}>
          <p className={left <= few ? classes.few : classes.lead}>
            {left === 1 ? 'One code is left' : `${left} codes are left`} for the day on which your phone is lost.
            {left <= few ? ' Make new ones.' : ''}
          </p>
          {renew.error && <FailureNotice error={renew.error} />}
          <PasswordInput label="Password" name="password" autoComplete="current-password" maxLength={128} required />
          <Button type="submit" variant="default" loading={renew.isPending}>
            Make new codes
          </Button>
        </form>
      )}
    </Card>
  );
}
