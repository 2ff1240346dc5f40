import { describe, expect, it } from '@jest/globals';
import { InboxItem } from '@red-tortoise/contracts';
import { afterChange, applyChange, opposite, putBack, unreadDifference } from './apply-change.js';
import { inboxShows } from './inbox-search.js';

const now = Date.parse('2026-11-20T10:00:00.000Z');
const later = '2026-11-21T10:00:00.000Z';

const itemOf = (change: Partial<InboxItem> = {}) =>
  InboxItem.parse({
    id: 'a'.repeat(32),
    event: null,
    notice: { kind: 'channel-paused', channelId: 'c', channelName: 'Ops', reason: 'gone' },
    packageName: null,
    reasons: [],
    watched: false,
    rules: [],
    heldBack: false,
    at: '2026-11-20T09:00:00.000Z',
    state: 'unread',
    snoozedUntil: null,
    ...change,
  });
const pagesOf = (items: InboxItem[]) => ({ pages: [{ items, next: null, unread: 1 }], pageParams: [undefined] });
/** The lists that still show an item after a change. */
const listsAfter = (item: InboxItem, change: Parameters<typeof afterChange>[1]) =>
  inboxShows.filter((show) => applyChange(pagesOf([item]), show, () => change, now).pages[0]?.items.length === 1);

describe('an alert that changes', () => {
  it('leaves the lists that it no longer belongs to, at once', () => {
    expect(listsAfter(itemOf(), { state: 'read' })).toEqual(['open']);
    expect(listsAfter(itemOf(), { state: 'done' })).toEqual(['done']);
    expect(listsAfter(itemOf({ state: 'read' }), { snoozedUntil: later })).toEqual(['snoozed']);
    expect(listsAfter(itemOf({ state: 'done' }), { state: 'read' })).toEqual(['open']);
  });

  it('comes back unread from a snooze, whatever it was', () => {
    const asleep = itemOf({ state: 'read', snoozedUntil: later });
    expect(afterChange(asleep, { snoozedUntil: null })).toMatchObject({ state: 'unread', snoozedUntil: null });
    expect(listsAfter(asleep, { snoozedUntil: null })).toEqual(['open', 'unread']);
  });

  it('ends its snooze when it is done', () => {
    expect(afterChange(itemOf({ snoozedUntil: later }), { state: 'done' })).toMatchObject({ snoozedUntil: null });
  });

  it('counts as unread only while it is unread and awake', () => {
    expect(unreadDifference(itemOf(), { state: 'read' }, now)).toBe(-1);
    expect(unreadDifference(itemOf(), { snoozedUntil: later }, now)).toBe(-1);
    expect(unreadDifference(itemOf({ state: 'read' }), { state: 'unread' }, now)).toBe(1);
    expect(unreadDifference(itemOf({ state: 'read' }), { state: 'done' }, now)).toBe(0);
  });

  it('is as it was after its opposite', () => {
    for (const item of [itemOf(), itemOf({ state: 'done' }), itemOf({ snoozedUntil: later })]) {
      for (const change of [{ state: 'read' as const }, { state: 'done' as const }, { snoozedUntil: later }]) {
        expect(afterChange(afterChange(item, change), opposite(item))).toEqual(item);
      }
    }
  });

  it('is back in its place by time when it is undone, where that is loaded', () => {
    const at = (hour: number, id: string) => itemOf({ id: id.repeat(32), at: `2026-11-20T0${hour}:00:00.000Z` });
    const [newest, middle, oldest] = [at(9, 'a'), at(8, 'b'), at(7, 'c')] as const;
    const idsIn = (data: ReturnType<typeof pagesOf>) => data.pages.flatMap(({ items }) => items.map(({ id }) => id[0]));
    expect(idsIn(putBack(pagesOf([newest, oldest]), 'open', middle, now))).toEqual(['a', 'b', 'c']);
    expect(idsIn(putBack(pagesOf([newest, middle]), 'open', oldest, now))).toEqual(['a', 'b', 'c']);
    expect(idsIn(putBack(pagesOf([newest, middle]), 'open', middle, now))).toEqual(['a', 'b']);
    expect(idsIn(putBack(pagesOf([newest]), 'done', middle, now))).toEqual(['a']);
    const unfinished = { ...pagesOf([]), pages: [{ items: [newest], next: 'more', unread: 1 }] };
    expect(idsIn(putBack(unfinished as never, 'open', oldest, now))).toEqual(['a']);
  });

  it('leaves the others alone', () => {
    const other = itemOf({ id: 'b'.repeat(32) });
    const data = applyChange(
      pagesOf([itemOf(), other]),
      'open',
      ({ id }) => (id === other.id ? null : { state: 'done' }),
      now,
    );
    expect(data.pages[0]?.items).toEqual([other]);
  });
});
