import type { InboxItem, InboxPage } from '@red-tortoise/contracts';
import type { InfiniteData } from '@tanstack/react-query';
import type { InboxShow } from './inbox-search.js';

/** What may be changed of an alert; what is left out stays. */
export interface InboxChange {
  state?: InboxItem['state'];
  snoozedUntil?: string | null;
}

/** An item as the API leaves it: snoozed ones come back unread, and a state without a word on the snooze ends it. */
export function afterChange(item: InboxItem, { state, snoozedUntil }: InboxChange): InboxItem {
  if (state !== undefined) return { ...item, state, snoozedUntil: snoozedUntil ?? null };
  return { ...item, state: 'unread', snoozedUntil: snoozedUntil ?? null };
}

/** What brings an item back to where it was. */
export function opposite({ state, snoozedUntil }: InboxItem): InboxChange {
  return { state, snoozedUntil };
}

/** Whether a list shows an item, by the contract's words. */
function isShown({ state, snoozedUntil }: InboxItem, show: InboxShow, now: number): boolean {
  if (show === 'done') return state === 'done';
  const asleep = snoozedUntil !== null && Date.parse(snoozedUntil) > now;
  if (state === 'done' || asleep !== (show === 'snoozed')) return false;
  return show !== 'unread' || state === 'unread';
}

/** The pages of a list as they will be once the API has taken the change. What belongs there no longer leaves it. */
export function applyChange<T extends InfiniteData<InboxPage, unknown>>(
  data: T,
  show: InboxShow,
  changeOf: (item: InboxItem) => InboxChange | null,
  now: number,
): T {
  const changed = (item: InboxItem) => {
    const change = changeOf(item);
    return change ? afterChange(item, change) : item;
  };
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.map(changed).filter((item) => isShown(item, show, now)),
  }));
  return { ...data, pages };
}

/** The list with an item that belongs there (again), in its place by time, as far as the list is loaded. */
export function putBack<T extends InfiniteData<InboxPage, unknown>>(
  data: T,
  show: InboxShow,
  item: InboxItem,
  now: number,
): T {
  const isThere = data.pages.some(({ items }) => items.some(({ id }) => id === item.id));
  const place = data.pages.findIndex(({ items, next }) => next === null || items.some(({ at }) => at < item.at));
  if (isThere || place < 0 || !isShown(item, show, now)) return data;
  const pages = data.pages.map((page, index) => {
    if (index !== place) return page;
    const after = page.items.findIndex(({ at }) => at < item.at);
    return { ...page, items: page.items.toSpliced(after < 0 ? page.items.length : after, 0, item) };
  });
  return { ...data, pages };
}

/** By how much the unread ones become more (or fewer) when an item changes. */
export function unreadDifference(item: InboxItem, change: InboxChange, now: number): number {
  return Number(isShown(afterChange(item, change), 'unread', now)) - Number(isShown(item, 'unread', now));
}
