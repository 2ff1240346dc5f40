import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Project } from '@red-tortoise/contracts';
import { IconBell, IconBellOff, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { MuteDialog, type MuteSubject } from '../mutes/mute-dialog.js';
import { projectSubject } from '../mutes/mute-times.js';
import { DeleteProject } from './delete-project.js';
import { RenameProject } from './rename-project.js';

/** What can be done with a project as a whole. */
export function ProjectActions({ project }: { project: Project }) {
  const [renaming, rename] = useDisclosure(false);
  const [deleting, remove] = useDisclosure(false);
  const [muted, setMuted] = useState<MuteSubject | null>(null);
  const { id, name } = project;
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={230}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More actions">
            <IconDots size={18} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconBell size={16} aria-hidden="true" />}
            renderRoot={(props) => <Link {...props} to="/alerts/new" search={{ project: id }} />}
          >
            Alerts for this project
          </Menu.Item>
          <Menu.Item
            leftSection={<IconBellOff size={16} aria-hidden="true" />}
            onClick={() => setMuted({ subject: projectSubject(id), name })}
          >
            Mute…
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden="true" />} onClick={rename.open}>
            Rename
          </Menu.Item>
          <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden="true" />} onClick={remove.open}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <MuteDialog about={muted} close={() => setMuted(null)} />
      <RenameProject project={project} opened={renaming} close={rename.close} />
      <DeleteProject project={project} opened={deleting} close={remove.close} />
    </>
  );
}
