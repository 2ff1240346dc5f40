import { Button, PasswordInput } from '@mantine/core';
import { changeStaffPassword } from '@red-tortoise/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { ask } from '../api/ask.js';
import { AskError } from '../api/ask-error.js';
import { Card } from '../shell/card.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { flash } from '../shell/flash.js';
import classes from './account-page.module.css';

interface Passwords {
  password: string;
  newPassword: string;
  again: string;
}

/** A new password; all other sessions end with it. */
export function PasswordCard({ email }: { email: string }) {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: ({ password, newPassword, again }: Passwords) => {
      if (newPassword !== again) throw new AskError({ title: 'The new password is not the same both times' });
      return ask(changeStaffPassword, { body: { password, newPassword } });
    },
    onSuccess: () => {
      flash('Your password was changed; your other sessions have ended.');
      void client.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const entered = new FormData(form);
    const text = (name: string) => String(entered.get(name));
    change.mutate(
      { password: text('password'), newPassword: text('newPassword'), again: text('again') },
      { onSuccess: () => form.reset() },
    );
  };
  return (
    <Card title="Password">
      <form onSubmit={submit} className={classes.form}>
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        {change.error && <FailureNotice error={change.error} />}
        <PasswordInput label="Password now" name="password" autoComplete="current-password" maxLength={128} required />
        <PasswordInput
          label="New password"
          description="At least 12 characters"
          name="newPassword"
          autoComplete="new-password"
          minLength={12}
          maxLength={128}
          required
        />
        <PasswordInput label="New password, again" name="again" autoComplete="new-password" maxLength={128} required />
        <Button type="submit" loading={change.isPending}>
          Change password
        </Button>
      </form>
    </Card>
  );
}
