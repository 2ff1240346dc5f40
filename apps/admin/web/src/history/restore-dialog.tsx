import { Button, Group, Stack, Textarea } from '@mantine/core';
import { type AdminHistoryEntry, type AdminRow, adminEndpoints } from '@red-tortoise/contracts';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask } from '../api/ask.js';
import { Dialog } from '../shell/dialog.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { alongText } from './history-text.js';

interface RestoreDialogProps {
  entry: AdminHistoryEntry;
  onClose: () => void;
  onDone: (row: AdminRow) => void;
}

/** Asks before what a change replaced, or a removed row, is brought back. */
export function RestoreDialog({ entry, onClose, onDone }: RestoreDialogProps) {
  const [comment, setComment] = useState('');
  const restore = useMutation({
    mutationFn: () =>
      ask(adminEndpoints.restore, {
        params: { id: entry.id },
        body: comment.trim() === '' ? {} : { comment },
      }),
    onSuccess: onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    restore.mutate();
  };
  const fields = entry.changes.map(({ label }) => label).join(', ');
  return (
    <Dialog onClose={onClose} title={`Restore ${entry.objectTitle}`}>
      <form onSubmit={submit}>
        <Stack>
          <p style={{ margin: 0 }}>
            {entry.verb === 'delete' ? 'The row is added again as it was.' : `Back to what was before: ${fields}.`}
          </p>
          {entry.along.length > 0 && (
            <p style={{ margin: 0 }}>
              So is what was removed along with it ({alongText(entry)}), as far as you may add it and it still fits.
            </p>
          )}
          <Textarea
            label="Comment"
            description="Kept in the history beside your name"
            maxLength={1_000}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          {restore.error && <FailureNotice error={restore.error} />}
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={restore.isPending}>
              Restore
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
