import { Button, Group, Modal, Text } from '@mantine/core';
import type { Project } from '@red-tortoise/contracts';
import { useNavigate } from '@tanstack/react-router';
import { FailureNotice } from '../../shell/failure-notice.js';
import { useDeleteProject } from './project-queries.js';

interface DeleteProjectProps {
  project: Project;
  opened: boolean;
  close: () => void;
}

/** Asks before a project goes for good. */
export function DeleteProject({ project, opened, close }: DeleteProjectProps) {
  const remove = useDeleteProject(project.id);
  const navigate = useNavigate();
  const confirm = async () => {
    await remove.mutateAsync();
    await navigate({ to: '/projects' });
  };
  return (
    <Modal opened={opened} onClose={close} title={`Delete ${project.name}?`} radius="lg" centered>
      <Text>
        The project goes for good, with all its imports, and its packages leave your feed. Packages that you watch, and
        those of your other projects, stay.
      </Text>
      {remove.error ? <FailureNotice error={remove.error} what="The project could not be deleted" /> : null}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={close} data-autofocus>
          Keep it
        </Button>
        <Button loading={remove.isPending} onClick={() => void confirm().catch(() => {})}>
          Delete project
        </Button>
      </Group>
    </Modal>
  );
}
