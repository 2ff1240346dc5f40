import { Button, Group, Modal, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import type { RefObject } from 'react';

interface LeaveGuardProps {
  isChanged: boolean;
  /** Set by whoever leaves on purpose, after saving. */
  isLeaving: RefObject<boolean>;
}

/** Asks before changes are lost, whether the reader goes to another page or closes the tab. */
export function LeaveGuard({ isChanged, isLeaving }: LeaveGuardProps) {
  const isGuarded = () => isChanged && !isLeaving.current;
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: isGuarded,
    enableBeforeUnload: isGuarded,
    withResolver: true,
  });
  return (
    <Modal
      opened={status === 'blocked'}
      onClose={() => reset?.()}
      title="Leave without saving?"
      radius="lg"
      size={420}
      centered
    >
      <Text>What you have changed is lost.</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => proceed?.()}>
          Leave
        </Button>
        <Button onClick={() => reset?.()} data-autofocus>
          Stay
        </Button>
      </Group>
    </Modal>
  );
}
