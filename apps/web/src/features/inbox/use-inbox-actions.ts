import type { InboxItem } from '@red-tortoise/contracts';
import { useCallback, useState } from 'react';
import { exactTime } from '../../shell/time-text.js';
import { afterChange, type InboxChange, opposite } from './apply-change.js';
import type { Done } from './undo-bar.js';
import { useChangeItem, useMarkAllRead } from './use-inbox-changes.js';

/** What readers do with their alerts: at once, said, and to be taken back. */
export function useInboxActions(items: readonly InboxItem[], unread: number) {
  const [done, setDone] = useState<Done | null>(null);
  const { mutate: changeItem, error: itemError } = useChangeItem();
  const { mutate: markAll, error: allError } = useMarkAllRead();
  const say = useCallback(
    (said: string, undo?: () => void) => setDone((before) => ({ number: (before?.number ?? 0) + 1, said, undo })),
    [],
  );
  const dismiss = useCallback(() => setDone(null), []);
  const change = (item: InboxItem, change: InboxChange) => {
    changeItem({ item, change });
    const said = saidOf(item, change);
    if (said) say(said, () => changeItem({ item: afterChange(item, change), change: opposite(item) }));
  };
  const markAllRead = () => {
    const newest = items[0];
    if (!newest) return;
    const marked = items.filter(({ state }) => state === 'unread');
    markAll(newest.at);
    // What is not loaded cannot be told from what was read before, so it cannot be taken back.
    const undo = () => {
      for (const item of marked) changeItem({ item: { ...item, state: 'read' }, change: { state: 'unread' } });
    };
    say('Everything is marked as read.', marked.length === unread ? undo : undefined);
  };
  return { done, dismiss, say, change, markAllRead, error: itemError ?? allError };
}

/** Nothing for what the list itself shows well enough. */
function saidOf(item: InboxItem, { state, snoozedUntil }: InboxChange): string | null {
  if (snoozedUntil) return `Snoozed until ${exactTime(snoozedUntil)}.`;
  if (snoozedUntil === null) return 'It is back in the inbox.';
  if (state === 'done') return 'Done.';
  return item.state === 'done' ? 'It is back in the inbox.' : null;
}
