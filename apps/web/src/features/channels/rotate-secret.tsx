import { Button, Group, Modal, Text } from '@mantine/core';
import type { Channel } from '@red-tortoise/contracts';
import { FailureNotice } from '../../shell/failure-notice.js';
import { useRotateSecret } from './channel-queries.js';
import { SecretView } from './secret-view.js';

interface RotateSecretProps {
  channel: Channel;
  opened: boolean;
  close: () => void;
}

const words = {
  webhook: {
    title: 'Make a new signing secret?',
    text: 'From then on messages are signed with the new one. Give it to your program at once: it refuses them until then.',
    action: 'Make a new secret',
  },
  feed: {
    title: 'Make a new address?',
    text: 'The old one stops at once, for everybody who has it.',
    action: 'Make a new address',
  },
} as const;

/** Asks, then shows the new secret, this once. */
export function RotateSecret({ channel: { id, kind, name }, opened, close }: RotateSecretProps) {
  const rotate = useRotateSecret(id);
  const { title, text, action } = words[kind === 'feed' ? 'feed' : 'webhook'];
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={rotate.data ? name : title}
      radius="lg"
      size={540}
      centered
      closeOnClickOutside={!rotate.data}
    >
      {rotate.data ? <SecretView secret={rotate.data} /> : <Text>{text}</Text>}
      {rotate.error ? <FailureNotice error={rotate.error} what="There is no new secret" /> : null}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={close} data-autofocus>
          {rotate.data ? 'Done' : 'Cancel'}
        </Button>
        {rotate.data ? null : (
          <Button loading={rotate.isPending} onClick={() => rotate.mutate()}>
            {action}
          </Button>
        )}
      </Group>
    </Modal>
  );
}
