import { ActionIcon, Menu } from '@mantine/core';
import type { EventType } from '@red-tortoise/contracts';
import { IconBell, IconBellOff, IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { MuteDialog } from '../mutes/mute-dialog.js';
import { projectSubject } from '../mutes/mute-times.js';

interface EntryMenuProps {
  type: EventType;
  /** The package's or, where there is none, the project's. */
  name: string;
  packagePurl: string | undefined;
  projectId: string | undefined;
}

/** What an entry of the feed may lead to: alerts of its kind, or none of its package. */
export function EntryMenu({ type, name, packagePurl, projectId }: EntryMenuProps) {
  const [muting, setMuting] = useState(false);
  const subject = packagePurl ?? (projectId ? projectSubject(projectId) : undefined);
  if (!subject) return null;
  const search = packagePurl ? { type, package: packagePurl } : { type, project: projectId };
  return (
    <>
      {/* Elsewhere on the page, since the list cuts off what reaches out of it. */}
      <Menu position="bottom-end" shadow="md" width={220} withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={26} aria-label={`More about ${name}`}>
            <IconDots size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconBell size={16} aria-hidden="true" />}
            renderRoot={(props) => <Link {...props} to="/alerts/new" search={search} />}
          >
            Make a rule from it
          </Menu.Item>
          <Menu.Item leftSection={<IconBellOff size={16} aria-hidden="true" />} onClick={() => setMuting(true)}>
            Mute {name}…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {muting ? <MuteDialog about={{ subject, name }} close={() => setMuting(false)} /> : null}
    </>
  );
}
