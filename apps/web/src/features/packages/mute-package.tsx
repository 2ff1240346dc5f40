import { ActionIcon, Menu } from '@mantine/core';
import { IconBell, IconBellOff, IconDots } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { MuteDialog } from '../mutes/mute-dialog.js';

/** Alerts of a package: a rule for it, or silence. The address may ask for the latter, as links in messages do. */
export function MutePackage({ purl, name }: { purl: string; name: string }) {
  const { mute: asked = false } = useSearch({ from: '/signed-in/packages/$purl' });
  const navigate = useNavigate({ from: '/packages/$purl' });
  const [opened, setOpened] = useState(false);
  const close = () => {
    setOpened(false);
    if (asked) void navigate({ search: (before) => ({ ...before, mute: undefined }), replace: true });
  };
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={210}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={`Alerts of ${name}`}>
            <IconDots size={18} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconBell size={16} aria-hidden="true" />}
            renderRoot={(props) => <Link {...props} to="/alerts/new" search={{ package: purl }} />}
          >
            Make a rule for it
          </Menu.Item>
          <Menu.Item leftSection={<IconBellOff size={16} aria-hidden="true" />} onClick={() => setOpened(true)}>
            Mute…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <MuteDialog about={opened || asked ? { subject: purl, name } : null} close={close} />
    </>
  );
}
