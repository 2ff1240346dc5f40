import { describe, expect, it } from '@jest/globals';
import type { FeedItem } from '@red-tortoise/contracts';
import { detailOf, entrySentence } from './entry-sentence.js';
import { groupByPeriod, groupFeedItems } from './group-feed.js';
import { textOf } from './sentence.js';

let serial = 0;

function deprecated(name: string, version: string, at: string, change: Partial<FeedItem> = {}): FeedItem {
  serial += 1;
  const subject = `pkg:npm/${name}`;
  return {
    event: {
      id: String(serial).padStart(32, '0'),
      type: 'package.deprecated',
      subject,
      key: subject,
      occurredAt: at,
      observedAt: at,
      schemaVersion: 1,
      historical: false,
      data: { version, message: 'Use fetch' },
    },
    packageName: name,
    isNew: false,
    watched: false,
    reasons: [],
    moreReasons: 0,
    ...change,
  };
}

const at = '2026-11-20T10:00:10.000Z';

describe('grouping the feed', () => {
  it('makes one entry of neighbours with the same package, type and minute', () => {
    const items = ['1.0.0', '1.0.1', '1.0.2'].map((version) => deprecated('request', version, at));
    const [entry, ...others] = groupFeedItems(items);
    expect(others).toEqual([]);
    expect(entry?.items).toEqual(items);
    expect(entry && textOf(entrySentence(entry, 'request'))).toBe('3 versions of request deprecated: “Use fetch”');
  });

  it('keeps apart other packages, other minutes and what is no neighbour', () => {
    const items = [
      deprecated('request', '1.0.0', at),
      deprecated('other', '1.0.0', at),
      deprecated('request', '1.0.1', at),
      deprecated('request', '1.0.2', '2026-11-20T10:01:10.000Z'),
    ];
    expect(groupFeedItems(items).map((entry) => entry.items.length)).toEqual([1, 1, 1, 1]);
  });

  it('calls an entry new when any of it is, and loses no item', () => {
    const items = [deprecated('request', '1.0.0', at), deprecated('request', '1.0.1', at, { isNew: true })];
    const entries = groupFeedItems(items);
    expect(entries.map((entry) => entry.isNew)).toEqual([true]);
    expect(entries.flatMap((entry) => entry.items)).toEqual(items);
  });

  it('does not quote one message for versions that have different ones', () => {
    const other = deprecated('request', '1.0.1', at);
    if (other.event.type === 'package.deprecated') other.event.data.message = 'Broken';
    const [entry] = groupFeedItems([deprecated('request', '1.0.0', at), other]);
    expect(entry && textOf(entrySentence(entry, 'request'))).toBe('2 versions of request deprecated');
  });

  it('counts findings of one project that opened together, and names none of their packages for all', () => {
    const items = ['lodash', 'minimist'].map((name) => {
      const item = deprecated(name, '1.0.0', at);
      const data = { findingId: name, projectId: 'p', name, version: '1.0.0', names: [`CVE-${name}`] };
      const event = { ...item.event, type: 'finding.opened', subject: 'project:p', data };
      return { ...item, event } as unknown as FeedItem;
    });
    const [entry, ...others] = groupFeedItems(items);
    expect(others).toEqual([]);
    expect(entry && textOf(entrySentence(entry, 'lodash', 'web-shop'))).toBe('2 findings opened in web-shop');
    expect(entry?.items.map(({ event }) => detailOf(event)?.text)).toEqual([
      'CVE-lodash in lodash 1.0.0',
      'CVE-minimist in minimist 1.0.0',
    ]);
  });

  it('puts entries under their day, in order', () => {
    const days = groupByPeriod(
      groupFeedItems([
        deprecated('c', '1.0.0', new Date(2026, 10, 20, 0, 1).toISOString()),
        deprecated('b', '1.0.0', new Date(2026, 10, 19, 23, 59).toISOString()),
        deprecated('a', '1.0.0', new Date(2026, 10, 19, 8).toISOString()),
      ]),
      () => 'day',
    );
    expect(days.map((day) => day.entries.map((entry) => entry.lead.packageName))).toEqual([['c'], ['b', 'a']]);
  });

  it('puts the history of a package under its years', () => {
    const items = [
      deprecated('a', '3.0.0', new Date(2026, 5, 1).toISOString()),
      deprecated('a', '2.0.0', new Date(2026, 0, 1).toISOString()),
      deprecated('a', '1.0.0', new Date(2025, 11, 31, 23, 59).toISOString()),
    ];
    const years = groupByPeriod(groupFeedItems(items), () => 'year');
    expect(years.map((year) => [year.key, year.entries.length])).toEqual([
      ['2026', 2],
      ['2025', 1],
    ]);
  });
});
