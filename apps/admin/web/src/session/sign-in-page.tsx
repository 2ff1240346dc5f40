import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { staffSignIn } from '@red-tortoise/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { ask } from '../api/ask.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { Door } from './door.js';
import { meQuery } from './me-query.js';

export function SignInPage() {
  const client = useQueryClient();
  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string }) => ask(staffSignIn, { body }),
    onSuccess: (me) => client.setQueryData(meQuery.queryKey, me),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn.mutate({ email: String(form.get('email')), password: String(form.get('password')) });
  };
  return (
    <Door title="Sign in" lead="For staff. Your password first, then a code from your phone.">
      <form onSubmit={submit}>
        <Stack>
          {signIn.error && <FailureNotice error={signIn.error} />}
          <TextInput label="E-mail address" name="email" type="email" autoComplete="username" required autoFocus />
          <PasswordInput label="Password" name="password" autoComplete="current-password" required />
          <Button type="submit" loading={signIn.isPending}>
            Sign in
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
