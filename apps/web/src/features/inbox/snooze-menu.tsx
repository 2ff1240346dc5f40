import { Button, Menu } from '@mantine/core';
import { IconCalendar, IconClockPause } from '@tabler/icons-react';
import { exactTime } from '../../shell/time-text.js';
import classes from './inbox-entry.module.css';
import { snoozeTimes } from './snooze-times.js';

interface SnoozeMenuProps {
  what: string;
  opened: boolean;
  setOpened: (opened: boolean) => void;
  snooze: (until: string) => void;
  chooseDate: () => void;
}

/** Until when an alert shall be out of the way. */
export function SnoozeMenu({ what, opened, setOpened, snooze, chooseDate }: SnoozeMenuProps) {
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-start" shadow="md" width={250}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconClockPause size={16} stroke={1.7} aria-hidden="true" />}
          aria-label={`Snooze: ${what}`}
        >
          Snooze
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {opened
          ? snoozeTimes(new Date()).map(({ label, until }) => (
              <Menu.Item
                key={label}
                rightSection={<span className={classes.moment}>{exactTime(until)}</span>}
                onClick={() => snooze(until)}
              >
                {label}
              </Menu.Item>
            ))
          : null}
        <Menu.Item leftSection={<IconCalendar size={16} aria-hidden="true" />} onClick={chooseDate}>
          A date…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
