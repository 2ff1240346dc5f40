import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { beginEnrolment, confirmEnrolment, type Enrolment } from '@red-tortoise/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../api/ask.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { Door } from './door.js';
import classes from './enrol-page.module.css';
import { meQuery } from './me-query.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SignOutButton } from './sign-out-button.js';

/** The first sign-in: a phone is enrolled, proven, and the recovery codes are shown once. */
export function EnrolPage({ name }: { name: string }) {
  const client = useQueryClient();
  const [codes, setCodes] = useState<string[] | null>(null);
  const begin = useMutation({ mutationFn: (password: string) => ask(beginEnrolment, { body: { password } }) });
  const confirm = useMutation({
    mutationFn: (code: string) => ask(confirmEnrolment, { body: { code } }),
    onSuccess: ({ recoveryCodes }) => setCodes(recoveryCodes),
  });
  if (codes)
    return (
      <Door
        title="Keep these codes"
        lead="Each opens the admin once, when your phone is lost. They are not shown again."
      >
        <RecoveryCodes codes={codes} onDone={() => client.invalidateQueries(meQuery)} />
      </Door>
    );
  if (begin.data)
    return (
      <Door title="Scan and confirm" lead="Scan the picture with your authenticator app, then give the code it shows.">
        <ScanForm enrolment={begin.data} error={confirm.error} pending={confirm.isPending} onCode={confirm.mutate} />
      </Door>
    );
  return (
    <Door
      title={`Welcome, ${name}`}
      lead="The admin asks for a second factor. Say your password once more to enrol a phone."
    >
      <form onSubmit={(event) => submitField(event, 'password', begin.mutate)}>
        <Stack>
          {begin.error && <FailureNotice error={begin.error} />}
          <PasswordInput label="Password" name="password" autoComplete="current-password" required autoFocus />
          <Button type="submit" loading={begin.isPending}>
            Continue
          </Button>
          <SignOutButton />
        </Stack>
      </form>
    </Door>
  );
}

interface ScanFormProps {
  enrolment: Enrolment;
  error: Error | null;
  pending: boolean;
  onCode: (code: string) => void;
}

function ScanForm({ enrolment: { secret, qr }, error, pending, onCode }: ScanFormProps) {
  return (
    <form onSubmit={(event) => submitField(event, 'code', onCode)}>
      <Stack>
        <svg className={classes.qr} viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label="QR code of the secret">
          <path d={qr.path} />
        </svg>
        <p className={classes.secret}>
          Or type it in: <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
        {error && <FailureNotice error={error} />}
        <TextInput
          label="Code"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          required
          autoFocus
        />
        <Button type="submit" loading={pending}>
          Confirm
        </Button>
      </Stack>
    </form>
  );
}

function submitField(event: FormEvent<HTMLFormElement>, field: string, submit: (value: string) => void): void {
  event.preventDefault();
  submit(String(new FormData(event.currentTarget).get(field)));
}
