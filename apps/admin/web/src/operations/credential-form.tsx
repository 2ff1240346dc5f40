import { Button, Group, PasswordInput } from '@mantine/core';
import { operationsEndpoints, type SourceShown } from '@red-tortoise/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../api/ask.js';
import { FailureNotice } from '../shell/failure-notice.js';
import classes from './operations.module.css';
import { useMayOperate } from './use-may-operate.js';

const states = {
  impossible: 'The location is no web address: no credential is sent.',
  none: 'The source is asked without a credential.',
  set: 'A credential is set, and sent to the host of the location only. Nobody can read it here.',
} as const;

/** What the source is asked with: goes in, and is never shown again. */
export function CredentialForm({ source: { name, credential } }: { source: SourceShown }) {
  const client = useQueryClient();
  const [text, setText] = useState('');
  const onSettled = () => client.invalidateQueries({ queryKey: ['operations'] });
  const params = { name };
  const save = useMutation({
    mutationFn: () => ask(operationsEndpoints.setSourceCredential, { params, body: { credential: text } }),
    onSuccess: () => setText(''),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: () => ask(operationsEndpoints.removeSourceCredential, { params }),
    onSettled,
  });
  const mayOperate = useMayOperate();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const failure = save.error ?? remove.error;
  return (
    <section>
      <h3 className={classes.part}>Credential</h3>
      <p className={classes.faint} role="status">
        {states[credential]}
      </p>
      {mayOperate && credential !== 'impossible' && (
        <form onSubmit={submit}>
          <Group align="end">
            <PasswordInput
              label="Sent as Authorization"
              description="With its scheme: Bearer …, Basic …"
              autoComplete="off"
              w={360}
              value={text}
              maxLength={4_000}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" disabled={text.trim() === ''} loading={save.isPending}>
              {credential === 'set' ? 'Replace' : 'Save'}
            </Button>
            {credential === 'set' && (
              <Button
                variant="default"
                color="red"
                loading={remove.isPending}
                onClick={() => window.confirm(`Ask ${name} without a credential from now on?`) && remove.mutate()}
              >
                Remove
              </Button>
            )}
          </Group>
        </form>
      )}
      {failure && <FailureNotice error={failure} />}
    </section>
  );
}
