import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { dayAhead } from '../findings/until-day.js';
import { morningOf } from './snooze-times.js';

const daysAtFirst = 14;
const mostDays = 366;

interface SnoozeDialogProps {
  opened: boolean;
  close: () => void;
  snooze: (until: string) => void;
}

/** Asks for the day on whose morning an alert comes back. */
export function SnoozeDialog({ opened, close, snooze }: SnoozeDialogProps) {
  return (
    <Modal opened={opened} onClose={close} title="Snooze until" radius="lg" size={400} centered>
      <DateForm close={close} snooze={snooze} />
    </Modal>
  );
}

function DateForm({ close, snooze }: Omit<SnoozeDialogProps, 'opened'>) {
  const now = new Date();
  const [day, setDay] = useState(() => dayAhead(now, daysAtFirst));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        snooze(morningOf(day));
      }}
    >
      <TextInput
        type="date"
        label="The morning of"
        required
        withAsterisk={false}
        min={dayAhead(now, 1)}
        max={dayAhead(now, mostDays)}
        value={day}
        onChange={({ currentTarget }) => setDay(currentTarget.value)}
        data-autofocus
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button type="submit">Snooze</Button>
      </Group>
    </form>
  );
}
