import { Button, Group } from '@mantine/core';
import type { AdminScreen, AdminSelection } from '@red-tortoise/contracts';
import { useState } from 'react';
import { later } from '../shell/later.js';
import classes from './action-bar.module.css';
import type { Chosen } from './chosen.js';
import { type Deed, nameOf } from './deed.js';

const ActDialog = later(async () => (await import('./act-dialog.js')).ActDialog);

interface ActionBarProps {
  screen: AdminScreen;
  chosen: Chosen;
  selection: AdminSelection | null;
  /** Given while all that is shown is chosen and there is more. */
  onChooseAll: (() => void) | null;
  onDone: () => void;
}

/** What can be done to the rows that are chosen. It is there before any is, so that the rows stay where they are. */
export function ActionBar({ screen, chosen, selection, onChooseAll, onDone }: ActionBarProps) {
  const [deed, setDeed] = useState<Deed | null>(null);
  const deeds: Deed[] = [
    ...screen.actions.map((action): Deed => ({ kind: 'action', action })),
    ...(screen.can.export ? (['csv', 'json'] as const).map((format): Deed => ({ kind: 'export', format })) : []),
    ...(screen.can.delete ? [{ kind: 'removal' } as const] : []),
  ];
  return (
    <Group className={classes.bar} gap={8} data-none={selection === null || undefined}>
      <span className={selection === null ? classes.none : classes.chosen} role="status">
        {chosen === 'all'
          ? 'All that match'
          : chosen.size > 0
            ? `${chosen.size} chosen`
            : 'Choose rows to do something with them'}
      </span>
      {onChooseAll && (
        <Button size="compact-sm" variant="subtle" onClick={onChooseAll}>
          Choose all that match
        </Button>
      )}
      {selection !== null &&
        deeds.map((one) => (
          <Button key={nameOf(one)} size="compact-sm" variant="default" onClick={() => setDeed(one)}>
            {nameOf(one)}
          </Button>
        ))}
      {deed && selection !== null && (
        <ActDialog
          screen={screen}
          deed={deed}
          selection={selection}
          onClose={() => setDeed(null)}
          onDone={() => {
            setDeed(null);
            onDone();
          }}
        />
      )}
    </Group>
  );
}
