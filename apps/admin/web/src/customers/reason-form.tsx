import { Button, Group, Stack, Textarea } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { Dialog } from '../shell/dialog.js';
import { FailureNotice } from '../shell/failure-notice.js';
import classes from './customers.module.css';

interface ReasonFormProps {
  title: string;
  label: string;
  reason: string;
  onReason: (reason: string) => void;
  isPending: boolean;
  error: Error | null;
  isReady?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A question before something that stays on record: what it does, and why it is done. */
export function ReasonForm(props: ReasonFormProps) {
  const { title, label, reason, onReason, isPending, error, isReady = true, onSubmit, onClose, children } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Dialog onClose={onClose} title={title} size="lg">
      <form onSubmit={submit}>
        <Stack>
          <div className={classes.said}>{children}</div>
          <Textarea
            label="Reason"
            description="Kept on record beside your name"
            required
            data-autofocus
            minLength={3}
            maxLength={500}
            value={reason}
            onChange={(event) => onReason(event.currentTarget.value)}
          />
          {error && <FailureNotice error={error} />}
          <Group justify="end">
            <Button variant="default" onClick={onClose} disabled={isPending}>
              Cancel
            </Button>
            <Button type="submit" loading={isPending} disabled={!isReady || reason.trim().length < 3}>
              {label}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
