import { Button, Group, Stack } from '@mantine/core';
import { startSupportSession, supportSessionMinutes } from '@red-tortoise/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/ask.js';
import { Dialog } from '../shell/dialog.js';
import { ReasonForm } from './reason-form.js';

/** Opens the web app as this person sees it, in a tab of its own. */
export function SupportDialog({ userId, name, onClose }: { userId: string; name: string; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const start = useMutation({
    mutationFn: () => ask(startSupportSession, { body: { userId, reason } }),
  });
  if (start.data) return <OpenSession url={start.data.url} name={name} onClose={onClose} />;
  return (
    <ReasonForm
      title={`Sign in as ${name}`}
      label="Make the address"
      {...{ reason, onReason: setReason, isPending: start.isPending, error: start.error, onClose }}
      onSubmit={() => start.mutate()}
    >
      <p>
        You will see the web app as they do, for {supportSessionMinutes} minutes. You can change nothing, and it stays
        on record.
      </p>
    </ReasonForm>
  );
}

/** A browser opens a tab for a click only, so the address is there to be clicked. */
function OpenSession({ url, name, onClose }: { url: string; name: string; onClose: () => void }) {
  return (
    <Dialog onClose={onClose} title={`Sign in as ${name}`} size="lg">
      <Stack>
        <p role="status">The address works once, within a minute.</p>
        <Group justify="end">
          <Button component="a" href={url} target="_blank" rel="noopener noreferrer" data-autofocus onClick={onClose}>
            Open the web app
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
