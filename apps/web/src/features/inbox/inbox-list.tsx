import { useDisclosure } from '@mantine/hooks';
import type { InboxItem } from '@red-tortoise/contracts';
import { useState } from 'react';
import { CardList } from '../../shell/card-list.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { MuteDialog, type MuteSubject } from '../mutes/mute-dialog.js';
import { InboxEntry } from './inbox-entry.js';
import classes from './inbox-page.module.css';
import { KeysHelp } from './keys-help.js';
import { SnoozeDialog } from './snooze-dialog.js';
import { UndoBar } from './undo-bar.js';
import type { useInboxActions } from './use-inbox-actions.js';
import { useInboxKeys } from './use-inbox-keys.js';

interface InboxListProps {
  items: readonly InboxItem[];
  actions: ReturnType<typeof useInboxActions>;
}

/** The alerts of a list, with the keys and dialogs that work on them. */
export function InboxList({ items, actions }: InboxListProps) {
  const { change, say, done, dismiss, error } = actions;
  const [snoozing, setSnoozing] = useState<string | null>(null);
  const [dated, setDated] = useState<InboxItem | null>(null);
  const [muted, setMuted] = useState<MuteSubject | null>(null);
  const [helping, help] = useDisclosure(false);
  const { currentId, current, makeCurrent } = useInboxKeys(items, {
    done: (item) => change(item, { state: item.state === 'done' ? 'read' : 'done' }),
    unread: (item) => item.state !== 'done' && change(item, { state: item.state === 'unread' ? 'read' : 'unread' }),
    snooze: ({ id, state }) => state !== 'done' && setSnoozing(id),
    undo: () => {
      done?.undo?.();
      dismiss();
    },
    help: help.toggle,
  });
  const handlers = { change, mute: setMuted, chooseDate: setDated, snoozing, setSnoozing };
  return (
    <>
      {items.length > 0 ? (
        <>
          <CardList ordered label="Alerts">
            {items.map((item) => (
              <li key={item.id} className={classes.item}>
                <InboxEntry
                  item={item}
                  isCurrent={item.id === currentId}
                  current={current}
                  makeCurrent={makeCurrent}
                  {...handlers}
                />
              </li>
            ))}
          </CardList>
          <p className={classes.keys}>
            Keys: <kbd>j</kbd> <kbd>k</kbd> move, <kbd>e</kbd> done, <kbd>u</kbd> unread, <kbd>s</kbd> snooze,{' '}
            <button type="button" onClick={help.open}>
              all of them
            </button>
          </p>
        </>
      ) : null}
      {error ? <FailureNotice error={error} what="This could not be kept; the list is as it was" /> : null}
      <UndoBar key={done?.number} done={done} dismiss={dismiss} />
      <SnoozeDialog
        opened={dated !== null}
        close={() => setDated(null)}
        snooze={(until) => {
          if (dated) change(dated, { snoozedUntil: until });
          setDated(null);
        }}
      />
      <MuteDialog about={muted} close={() => setMuted(null)} done={say} />
      <KeysHelp opened={helping} close={help.close} />
    </>
  );
}
