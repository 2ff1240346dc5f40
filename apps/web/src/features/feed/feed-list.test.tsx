import { describe, expect, it } from '@jest/globals';
import { FeedItem } from '@red-tortoise/contracts';
import { rendered, textIn } from '../../test-support/rendered.js';
import { FeedList } from './feed-list.js';
import { countAbove } from './use-held-arrivals.js';

const itemOf = (number: number, isNew: boolean) => {
  const at = `2026-11-20T${String(20 - number).padStart(2, '0')}:00:00.000Z`;
  const id = String(number).padStart(32, '0');
  const subject = `pkg:npm/package-${number}`;
  const event = { id, type: 'package.unpublished', subject, key: subject, occurredAt: at, observedAt: at };
  return FeedItem.parse({
    event: { ...event, schemaVersion: 1, historical: false, data: { version: null } },
    packageName: `package-${number}`,
    isNew,
    watched: true,
    reasons: [],
    moreReasons: 0,
  });
};
const shown = (...areNew: boolean[]) =>
  textIn(rendered(<FeedList items={areNew.map((isNew, index) => itemOf(index + 1, isNew))} withMarker />));

describe('a feed with something new', () => {
  it('says where that ends', () => {
    expect(shown(true, true, false)).toMatch(/package-1.*package-2.*Seen before.*package-3/);
  });

  it('says nothing where all is new, or nothing is at the top', () => {
    expect(shown(true, true)).not.toContain('Seen before');
    expect(shown(false, true, false)).not.toContain('Seen before');
  });

  it('offers a rule and a mute at every entry', () => {
    expect(rendered(<FeedList items={[itemOf(1, false)]} />)).toContain('aria-label="More about package-1"');
  });
});

describe('what comes in while somebody reads further down', () => {
  const items = [itemOf(1, true), itemOf(2, false)];

  it('is counted from the first entry that they have', () => {
    expect(countAbove(items, items[1]?.event.id)).toBe(1);
    expect(countAbove(items, items[0]?.event.id)).toBe(0);
  });

  it('is another list once that entry is gone', () => {
    expect([countAbove(items, 'gone'), countAbove([], undefined)]).toEqual([null, null]);
  });
});
