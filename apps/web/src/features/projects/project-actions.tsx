import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Project } from '@red-tortoise/contracts';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { DeleteProject } from './delete-project.js';
import { RenameProject } from './rename-project.js';

/** What can be done with a project as a whole. */
export function ProjectActions({ project }: { project: Project }) {
  const [renaming, rename] = useDisclosure(false);
  const [deleting, remove] = useDisclosure(false);
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={190}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More actions">
            <IconDots size={18} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden="true" />} onClick={rename.open}>
            Rename
          </Menu.Item>
          <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden="true" />} onClick={remove.open}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RenameProject project={project} opened={renaming} close={rename.close} />
      <DeleteProject project={project} opened={deleting} close={remove.close} />
    </>
  );
}
