import { TextInput } from '@mantine/core';
import { type CustomerProfile, type CustomerSubject, customerEndpoints } from '@red-tortoise/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/ask.js';
import classes from './customers.module.css';
import { ReasonForm } from './reason-form.js';

interface EraseDialogProps {
  subject: CustomerSubject;
  id: string;
  profile: CustomerProfile;
  onClose: () => void;
}

/** Whoever is erased has to be typed in full: there is no way back. */
export function EraseDialog({ subject, id, profile, onClose }: EraseDialogProps) {
  const { name, along, blockedBy } = profile;
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const request = useMutation({
    mutationFn: () => ask(customerEndpoints.erase, { params: { subject, id }, body: { reason, name: typed.trim() } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['customers'] });
      onClose();
    },
  });
  const namesOf = (ones: readonly { name: string }[]) => ones.map((one) => one.name).join(', ');
  return (
    <ReasonForm
      title={`Erase ${name}`}
      label="Erase for good"
      {...{ reason, onReason: setReason, isPending: request.isPending, error: request.error, onClose }}
      isReady={typed.trim() === name && blockedBy.length === 0}
      onSubmit={() => request.mutate()}
    >
      <p>
        They are signed out at once and all their tokens stop. Then everything of theirs is removed from every store;
        what was found and what is left is written down as proof. There is no way back.
      </p>
      {along.length > 0 && <p>Going along, since they are theirs alone: {namesOf(along)}.</p>}
      {blockedBy.length > 0 && (
        <p className={classes.warning}>
          They are the only owner of {namesOf(blockedBy)}, which has other members. Make another member an owner first,
          or erase the organisation.
        </p>
      )}
      <TextInput
        label={`Type “${name}” to confirm`}
        required
        data-autofocus
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </ReasonForm>
  );
}
