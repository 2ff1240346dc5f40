import { Button, Group } from '@mantine/core';
import type { CustomerProfile, CustomerRequest, CustomerShown, CustomerSubject } from '@red-tortoise/contracts';
import { useState } from 'react';
import { EraseDialog } from './erase-dialog.js';
import { ExportDialog } from './export-dialog.js';
import { isOpen } from './request-text.js';
import { SupportDialog } from './support-dialog.js';

interface DoingsProps {
  subject: CustomerSubject;
  id: string;
  profile: CustomerProfile;
  requests: readonly CustomerRequest[];
  can: CustomerShown['can'];
}

/** What this member of staff may do for a customer. One thing at a time. */
export function CustomerDoings({ subject, id, profile, requests, can }: DoingsProps) {
  const [doing, setDoing] = useState<'support' | 'export' | 'erase' | null>(null);
  const isBusy = requests.some(isOpen);
  const close = () => setDoing(null);
  return (
    <Group gap={8}>
      {subject === 'person' && can.support && (
        <Button variant="default" onClick={() => setDoing('support')}>
          Sign in as…
        </Button>
      )}
      {can.export && (
        <Button variant="default" disabled={isBusy} onClick={() => setDoing('export')}>
          Export…
        </Button>
      )}
      {can.erase && (
        <Button variant="default" c="var(--accent)" disabled={isBusy} onClick={() => setDoing('erase')}>
          Erase…
        </Button>
      )}
      {doing === 'support' && <SupportDialog userId={id} name={profile.name} onClose={close} />}
      {doing === 'export' && <ExportDialog subject={subject} id={id} name={profile.name} onClose={close} />}
      {doing === 'erase' && <EraseDialog subject={subject} id={id} profile={profile} onClose={close} />}
    </Group>
  );
}
