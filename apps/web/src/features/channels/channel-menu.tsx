import { Button, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Channel } from '@red-tortoise/contracts';
import { IconChevronDown, IconKey, IconPencil, IconTrash } from '@tabler/icons-react';
import { DeleteChannel } from './delete-channel.js';
import { RenameChannel } from './rename-channel.js';
import { RotateSecret } from './rotate-secret.js';

/** What is done with a channel now and then. */
export function ChannelMenu({ channel }: { channel: Channel }) {
  const [renaming, rename] = useDisclosure(false);
  const [rotating, rotate] = useDisclosure(false);
  const [removing, remove] = useDisclosure(false);
  const { kind } = channel;
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={230}>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden="true" />}>
            Change
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden="true" />} onClick={rename.open}>
            Rename
          </Menu.Item>
          {kind === 'webhook' || kind === 'feed' ? (
            <Menu.Item leftSection={<IconKey size={16} aria-hidden="true" />} onClick={rotate.open}>
              {kind === 'feed' ? 'New address' : 'New signing secret'}
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconTrash size={16} aria-hidden="true" />} onClick={remove.open}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RenameChannel key={`rename ${renaming}`} channel={channel} opened={renaming} close={rename.close} />
      <RotateSecret key={`rotate ${rotating}`} channel={channel} opened={rotating} close={rotate.close} />
      <DeleteChannel channel={channel} opened={removing} close={remove.close} />
    </>
  );
}
