import { Button, Menu } from '@mantine/core';
import type { Rule } from '@red-tortoise/contracts';
import { useSnoozeRule } from './rule-queries.js';

const day = 86_400_000;
const times = [
  { label: 'For a day', milliseconds: day },
  { label: 'For a week', milliseconds: 7 * day },
  { label: 'For a month', milliseconds: 30 * day },
];

/** Keeps a rule quiet for a while, or wakes it. */
export function RuleSnooze({ rule, isAsleep }: { rule: Rule; isAsleep: boolean }) {
  const snooze = useSnoozeRule(rule);
  const button = { variant: 'default', size: 'compact-sm', loading: snooze.isPending } as const;
  if (isAsleep) {
    return (
      <Button {...button} aria-label={`Wake ${rule.name}`} onClick={() => snooze.mutate(null)}>
        {snooze.isError ? 'Failed: try again' : 'Wake'}
      </Button>
    );
  }
  return (
    <Menu position="bottom-end" shadow="md" width={160}>
      <Menu.Target>
        <Button {...button} aria-label={`Snooze ${rule.name}`}>
          {snooze.isError ? 'Failed: try again' : 'Snooze'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {times.map(({ label, milliseconds }) => (
          <Menu.Item key={label} onClick={() => snooze.mutate(new Date(Date.now() + milliseconds).toISOString())}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
