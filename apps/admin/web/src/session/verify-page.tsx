import { Button, Stack, TextInput } from '@mantine/core';
import { useRecoveryCode as recoveryCodeEndpoint, verifyStaffCode } from '@red-tortoise/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../api/ask.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { Door } from './door.js';
import { meQuery } from './me-query.js';
import { SignOutButton } from './sign-out-button.js';

/** The second factor: the code of the authenticator app, or a recovery code for a lost phone. */
export function VerifyPage() {
  const client = useQueryClient();
  const [lost, setLost] = useState(false);
  const verify = useMutation({
    mutationFn: (code: string) => ask(lost ? recoveryCodeEndpoint : verifyStaffCode, { body: { code } }),
    onSuccess: (me) => client.setQueryData(meQuery.queryKey, me),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    verify.mutate(String(new FormData(event.currentTarget).get('code')));
  };
  return (
    <Door
      title={lost ? 'Recovery code' : 'Six digits'}
      lead={
        lost
          ? 'One of the codes that you kept when you enrolled your phone. Each counts once.'
          : 'The code that your authenticator app shows now.'
      }
    >
      <form onSubmit={submit} key={String(lost)}>
        <Stack>
          {verify.error && <FailureNotice error={verify.error} />}
          <TextInput
            label={lost ? 'Recovery code' : 'Code'}
            name="code"
            inputMode={lost ? 'text' : 'numeric'}
            autoComplete="one-time-code"
            maxLength={lost ? 32 : 6}
            required
            autoFocus
          />
          <Button type="submit" loading={verify.isPending}>
            Continue
          </Button>
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              verify.reset();
              setLost(!lost);
            }}
          >
            {lost ? 'Use the app instead' : 'My phone is lost'}
          </Button>
          <SignOutButton />
        </Stack>
      </form>
    </Door>
  );
}
