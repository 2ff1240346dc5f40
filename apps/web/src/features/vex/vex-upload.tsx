import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFileCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useFeature } from '../accounts/use-feature.js';
import { projectQuery } from '../projects/project-queries.js';
import { useUploadVex } from './use-upload-vex.js';
import { VexChoice } from './vex-choice.js';
import { VexOutcome } from './vex-outcome.js';

/** The way to take decisions about findings from a VEX document. */
export function VexUpload({ projectId }: { projectId: string }) {
  const [opened, { open, close }] = useDisclosure(false);
  const upload = useUploadVex(projectId);
  const { data: project } = useQuery(projectQuery(projectId));
  const isOffered = useFeature('vex-uploads', project?.organisationId);
  const leave = () => {
    close();
    upload.reset();
  };
  if (!isOffered) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconFileCheck size={17} aria-hidden="true" />} onClick={open}>
        Apply VEX
      </Button>
      <Modal opened={opened} onClose={leave} title="Apply a VEX document" radius="lg" size="lg" centered>
        {upload.data ? (
          <VexOutcome result={upload.data} close={leave} another={upload.reset} />
        ) : (
          <VexChoice choose={upload.mutate} busy={upload.isPending} error={upload.error} />
        )}
      </Modal>
    </>
  );
}
