import { Button, Group, Modal, TextInput } from '@mantine/core';
import type { Project } from '@red-tortoise/contracts';
import { ApiError } from '../../api/api-error.js';
import { useRenameProject } from './project-queries.js';

interface RenameProjectProps {
  project: Project;
  opened: boolean;
  close: () => void;
}

/** Asks for a project's new name. */
export function RenameProject({ project, opened, close }: RenameProjectProps) {
  const rename = useRenameProject(project.id);
  const failure = rename.error instanceof ApiError ? rename.error.message : rename.error?.message;
  return (
    <Modal opened={opened} onClose={close} title="Rename the project" radius="lg" centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const name = String(new FormData(event.currentTarget).get('name')).trim();
          if (name !== '') rename.mutate(name, { onSuccess: close });
        }}
      >
        <TextInput
          name="name"
          label="Name"
          defaultValue={project.name}
          error={failure}
          maxLength={100}
          required
          withAsterisk={false}
          data-autofocus
        />
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={rename.isPending}>
            Rename
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
