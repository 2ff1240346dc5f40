import { Button, Group, Text } from '@mantine/core';
import type { Channel, ChannelSecret } from '@red-tortoise/contracts';
import { SecretView } from './secret-view.js';

interface ChannelAddedProps {
  channel: Channel;
  secret: ChannelSecret;
  close: () => void;
}

/** What is left to do for a new channel. */
export function ChannelAdded({ channel: { kind, target }, secret, close }: ChannelAddedProps) {
  return (
    <>
      {kind === 'email' ? (
        <Text>
          A mail is on its way to <strong>{target}</strong>. Alerts come as soon as somebody has opened the link in it.
        </Text>
      ) : null}
      {kind === 'slack' ? <Text>Send a test to see whether messages arrive.</Text> : null}
      <SecretView secret={secret} />
      <Text mt="md" c="dimmed">
        Choose in your rules what is sent here.
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button onClick={close} data-autofocus={kind === 'email' || kind === 'slack' ? true : undefined}>
          Done
        </Button>
      </Group>
    </>
  );
}
