import { Stack } from '@mantine/core';
import type { SourceShown } from '@red-tortoise/contracts';
import { Dialog } from '../shell/dialog.js';
import { CredentialForm } from './credential-form.js';
import { DryRunSection } from './dry-run-section.js';
import { QuarantineSection } from './quarantine-section.js';
import { RereadForm } from './reread-form.js';

/** One source: try it, read it again, what it is asked with, and what of it was set aside. */
export function SourceDialog({ source, onClose }: { source: SourceShown; onClose: () => void }) {
  return (
    <Dialog onClose={onClose} title={source.title} size="xl">
      <Stack>
        <DryRunSection task={`advisories-${source.name}`} incremental={source.incremental} />
        <RereadForm source={source} />
        <CredentialForm source={source} />
        <QuarantineSection source={source} />
      </Stack>
    </Dialog>
  );
}
