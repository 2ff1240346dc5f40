import { Button, Group, Modal, Text } from '@mantine/core';
import type { Channel } from '@red-tortoise/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { FailureNotice } from '../../shell/failure-notice.js';
import { channelsQuery } from '../alerts/rule-queries.js';
import { useDeleteChannel } from './channel-queries.js';
import { rulesText } from './channel-text.js';

interface DeleteChannelProps {
  channel: Channel;
  opened: boolean;
  close: () => void;
}

/** Asks before a channel goes with all that it says of itself. */
export function DeleteChannel({ channel, opened, close }: DeleteChannelProps) {
  const { id, name, rules, waiting, organisationId } = channel;
  const client = useQueryClient();
  const navigate = useNavigate();
  const remove = useDeleteChannel(id);
  const leave = async () => {
    await navigate({ to: '/channels', search: { organisation: organisationId ?? undefined } });
    // Only now: its own page would find it missing.
    client.setQueryData(channelsQuery(organisationId ?? undefined).queryKey, (list) =>
      list ? { items: list.items.filter((one) => one.id !== id) } : list,
    );
  };
  return (
    <Modal opened={opened} onClose={close} title={`Delete ${name}?`} radius="lg" centered>
      <Text>
        Its log goes with it{waiting > 0 ? ', and what waits is not sent' : ''}.
        {rules > 0 ? ` ${rulesText(rules)}: they go on without it.` : ''} This cannot be undone.
      </Text>
      {remove.error ? <FailureNotice error={remove.error} what="The channel could not be deleted" /> : null}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={close} data-autofocus>
          Keep it
        </Button>
        <Button loading={remove.isPending} onClick={() => remove.mutate(undefined, { onSuccess: leave })}>
          Delete
        </Button>
      </Group>
    </Modal>
  );
}
