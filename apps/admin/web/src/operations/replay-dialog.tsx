import { Button, Group, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { operationsEndpoints } from '@red-tortoise/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../api/ask.js';
import { Dialog } from '../shell/dialog.js';
import { FailureNotice } from '../shell/failure-notice.js';
import classes from './operations.module.css';

const views = ['feed', 'activity'] as const;
const starts = [
  { value: 'start', label: 'The beginning' },
  { value: 'moment', label: 'A moment' },
  { value: 'offsets', label: 'Offsets' },
];

/** Which view, and from where on: what stands before is taken over from the one that is read. */
export function ReplayDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [view, setView] = useState<(typeof views)[number]>('feed');
  const [start, setStart] = useState('start');
  const [text, setText] = useState('');
  const [comment, setComment] = useState('');
  const replay = useMutation({
    mutationFn: () => {
      const body = { view, from: fromOf(start, text), ...(comment === '' ? {} : { comment }) };
      return ask(operationsEndpoints.startReplay, { body });
    },
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: ['operations'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    replay.mutate();
  };
  return (
    <Dialog onClose={onClose} title="Rebuild a view" size="lg">
      <form onSubmit={submit}>
        <Stack>
          <p className={classes.faint}>
            The new one is built beside the one that people read, and takes its place when it is whole.
          </p>
          <SegmentedControl
            aria-label="View"
            data={[...views]}
            value={view}
            onChange={(value) => setView(value as typeof view)}
          />
          <SegmentedControl aria-label="From" data={starts} value={start} onChange={setStart} />
          {start === 'moment' && (
            <TextInput
              type="datetime-local"
              label="Moment"
              required
              value={text}
              onChange={(e) => setText(e.currentTarget.value)}
            />
          )}
          {start === 'offsets' && (
            <TextInput
              label="Offsets"
              description="One for each partition, separated by commas"
              required
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
          <TextInput
            label="Comment"
            value={comment}
            maxLength={1_000}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          {replay.error && <FailureNotice error={replay.error} />}
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={replay.isPending}>
              Rebuild
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function fromOf(start: string, text: string): string | number[] {
  if (start === 'start') return 'start';
  return start === 'moment' ? new Date(text).toISOString() : text.split(',').map(Number);
}
