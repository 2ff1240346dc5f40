import { Button, Group, TextInput } from '@mantine/core';
import { operationsEndpoints, type SourceShown } from '@red-tortoise/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/ask.js';
import { FailureNotice } from '../shell/failure-notice.js';
import classes from './operations.module.css';
import { useMayOperate } from './use-may-operate.js';

/** As an input of date and time has it: `2026-03-01T12:00`. */
const localTimeNow = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** Sets back how far a source is read: to its beginning, or to a moment. */
export function RereadForm({ source: { name, incremental } }: { source: SourceShown }) {
  const client = useQueryClient();
  const [moment, setMoment] = useState('');
  const reread = useMutation({
    mutationFn: (from: string) => ask(operationsEndpoints.rereadSource, { params: { name }, body: { from } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['operations'] }),
  });
  if (!useMayOperate()) return null;
  const from = (what: string, value: string) => {
    if (window.confirm(`Read ${what} of ${name} again? A run begins at once.`)) reread.mutate(value);
  };
  return (
    <section>
      <h3 className={classes.part}>Read again</h3>
      <p className={classes.faint}>
        Sets the source back and runs it, unless a run is under way. What has not changed is passed over, what was set
        aside is tried again.
      </p>
      <Group align="end">
        <Button variant="default" loading={reread.isPending} onClick={() => from('everything', 'start')}>
          Everything
        </Button>
        {incremental && (
          <>
            <TextInput
              type="datetime-local"
              label="What changed since"
              max={localTimeNow()}
              value={moment}
              onChange={(event) => setMoment(event.currentTarget.value)}
            />
            <Button
              variant="default"
              disabled={moment === '' || moment > localTimeNow()}
              onClick={() => from(`what changed since ${moment}`, new Date(moment).toISOString())}
            >
              From there on
            </Button>
          </>
        )}
      </Group>
      <p role="status">{reread.isSuccess && 'A run waits.'}</p>
      {reread.error && <FailureNotice error={reread.error} />}
    </section>
  );
}
