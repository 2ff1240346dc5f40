import { Button, Group, Modal, TextInput } from '@mantine/core';
import type { Channel } from '@red-tortoise/contracts';
import { useRenameChannel } from './channel-queries.js';

interface ChannelDialogProps {
  channel: Channel;
  opened: boolean;
  close: () => void;
}

/** Asks for another name. */
export function RenameChannel({ channel: { id, name }, opened, close }: ChannelDialogProps) {
  const rename = useRenameChannel(id);
  return (
    <Modal opened={opened} onClose={close} title="Rename the channel" radius="lg" centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const text = String(new FormData(event.currentTarget).get('name')).trim();
          rename.mutate(text, { onSuccess: close });
        }}
      >
        <TextInput
          name="name"
          label="What to call it"
          defaultValue={name}
          error={rename.error?.message}
          maxLength={100}
          pattern=".*\S.*"
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
