import { type CustomerSubject, customerEndpoints, customerFileDays } from '@red-tortoise/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/ask.js';
import { ReasonForm } from './reason-form.js';

interface ExportDialogProps {
  subject: CustomerSubject;
  id: string;
  name: string;
  onClose: () => void;
}

export function ExportDialog({ subject, id, name, onClose }: ExportDialogProps) {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const request = useMutation({
    mutationFn: () => ask(customerEndpoints.export, { params: { subject, id }, body: { reason } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['customers', subject, id] });
      onClose();
    },
  });
  return (
    <ReasonForm
      title={`Export everything of ${name}`}
      label="Export"
      {...{ reason, onReason: setReason, isPending: request.isPending, error: request.error, onClose }}
      onSubmit={() => request.mutate()}
    >
      <p>
        A file with a line of JSON for each row, without secrets and without what staff wrote for staff. It can be
        fetched here for {customerFileDays} days.
      </p>
    </ReasonForm>
  );
}
