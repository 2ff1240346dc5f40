import { Button, Group } from '@mantine/core';
import { Dialog } from './dialog.js';

export function LeaveDialog({ onLeave, onStay }: { onLeave: () => void; onStay: () => void }) {
  return (
    <Dialog onClose={onStay} title="Leave without saving?" size={420} centered>
      <p>What you have changed is lost.</p>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onLeave}>
          Leave
        </Button>
        <Button onClick={onStay} data-autofocus>
          Stay
        </Button>
      </Group>
    </Dialog>
  );
}
