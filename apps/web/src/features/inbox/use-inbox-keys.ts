import { useHotkeys } from '@mantine/hooks';
import type { InboxItem } from '@red-tortoise/contracts';
import { type RefObject, useEffect, useRef, useState } from 'react';

interface KeyActions {
  done: (item: InboxItem) => void;
  unread: (item: InboxItem) => void;
  snooze: (item: InboxItem) => void;
  undo: () => void;
  help: () => void;
}

export interface InboxPlace {
  currentId: string | undefined;
  /** The element of the current item. */
  current: RefObject<HTMLElement | null>;
  makeCurrent: (id: string) => void;
}

/** One key for each thing that is done often. The place among the items stays where it was when one leaves the list. */
export function useInboxKeys(items: readonly InboxItem[], actions: KeyActions): InboxPlace {
  const current = useRef<HTMLElement>(null);
  const [place, setPlace] = useState({ id: items[0]?.id, index: 0 });
  const [asked, setAsked] = useState(0);
  const found = items.findIndex(({ id }) => id === place.id);
  const index = found >= 0 ? found : Math.min(place.index, items.length - 1);
  const item = items[index];
  useEffect(() => {
    if (asked > 0) current.current?.focus();
  }, [asked]);
  const id = item?.id;
  useEffect(() => {
    // The item that had the focus has left the list: a keyboard goes on with the one in its place.
    if (id !== undefined && asked > 0 && document.activeElement === document.body) current.current?.focus();
  }, [id, asked]);
  const go = (step: number) => {
    // The first key shows where one is; the next ones go on from there.
    const hasFocus = current.current?.contains(document.activeElement) ?? false;
    const next = items[Math.max(0, Math.min(items.length - 1, hasFocus ? index + step : index))];
    if (next) setPlace({ id: next.id, index: items.indexOf(next) });
    setAsked(asked + 1);
  };
  const act = (action: (item: InboxItem) => void) => (event: KeyboardEvent) => {
    if (!item || isElsewhere(event)) return;
    setPlace({ id: item.id, index });
    action(item);
    setAsked(asked + 1);
  };
  const move = (step: number) => (event: KeyboardEvent) => {
    if (!isElsewhere(event)) go(step);
  };
  useHotkeys([
    ['j', move(1)],
    ['k', move(-1)],
    ['e', act(actions.done)],
    ['u', act(actions.unread)],
    ['s', act(actions.snooze)],
    ['o', act(() => current.current?.querySelector<HTMLElement>('[data-open]')?.click())],
    ['z', (event) => isElsewhere(event) || actions.undo()],
    ['shift+?', (event) => isElsewhere(event) || actions.help()],
  ]);
  return {
    currentId: id,
    current,
    makeCurrent: (chosen) => setPlace({ id: chosen, index: items.findIndex((other) => other.id === chosen) }),
  };
}

/** In an open menu or dialog, letters are not for the list behind it. */
function isElsewhere({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('[role="menu"], [role="dialog"], [role="listbox"]') !== null;
}
