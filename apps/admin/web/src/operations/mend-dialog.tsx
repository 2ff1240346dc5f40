import { Button, Group, Stack, Textarea } from '@mantine/core';
import { type DeadLetter, Event, operationsEndpoints } from '@red-tortoise/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../api/ask.js';
import { Dialog } from '../shell/dialog.js';
import { DoneNotice } from './done-notice.js';
import { indented } from './indented.js';
import classes from './operations.module.css';

/** A message as text that can be changed; only what is an event of a known type is tried again. */
export function MendDialog({ letter, onClose }: { letter: DeadLetter; onClose: () => void }) {
  const client = useQueryClient();
  const [text, setText] = useState(() => indented(letter.content));
  const [comment, setComment] = useState('');
  const { event, problem } = read(text);
  const requeue = useMutation({
    mutationFn: () => {
      const letters = [{ id: letter.id, ...(event ? { event } : {}) }];
      return ask(operationsEndpoints.requeueDeadLetters, { body: { letters, ...(comment === '' ? {} : { comment }) } });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['operations'] }),
    onSuccess: ({ refused }) => refused.length === 0 && onClose(),
  });
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    requeue.mutate();
  };
  return (
    <Dialog onClose={onClose} title="Mend the message" size="xl">
      <form onSubmit={submit}>
        <Stack>
          <p className={classes.faint}>
            {letter.processor}: {letter.cause}
          </p>
          <Textarea
            label="Event"
            autosize
            maxRows={22}
            classNames={{ input: classes.code }}
            spellCheck={false}
            value={text}
            error={problem}
            onChange={(changed) => setText(changed.currentTarget.value)}
          />
          <Textarea
            label="Comment"
            value={comment}
            maxLength={1_000}
            onChange={(e) => setComment(e.currentTarget.value)}
          />
          <DoneNotice outcome={requeue.data} error={requeue.error} />
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={requeue.isPending} disabled={event === null}>
              Try again
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function read(text: string): { event: Event | null; problem: string | null } {
  try {
    const { data, error } = Event.safeParse(JSON.parse(text));
    const [issue] = error?.issues ?? [];
    return { event: data ?? null, problem: issue ? `${issue.path.join('.') || 'event'}: ${issue.message}` : null };
  } catch (error) {
    return { event: null, problem: (error as Error).message };
  }
}
