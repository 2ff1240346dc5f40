import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import semver from 'semver';
import type { RangeEvent, RangeEventKind } from '../record/advisory.js';
import { semanticVersions } from '../versions/semantic-versions.js';
import { compileRange } from './compile-range.js';
import { findInterval } from './find-interval.js';

/** The evaluation algorithm of the schema as it is written there: all events walked anew for each version. */
function isAffected(version: string, events: RangeEvent[]): boolean {
  const limits = events.filter(({ kind }) => kind === 'limit');
  const isBeforeLimits =
    limits.length === 0 || limits.some((limit) => limit.version === '*' || semver.lt(version, limit.version));
  const sorted = events
    .filter(({ kind }) => kind !== 'limit')
    .sort((one, other) => {
      if (one.version === '0' || other.version === '0')
        return Number(other.version === '0') - Number(one.version === '0');
      return semver.compare(one.version, other.version);
    });
  let isVulnerable = false;
  for (const { kind, version: bound } of sorted) {
    if (kind === 'introduced' && (bound === '0' || semver.gte(version, bound))) isVulnerable = true;
    else if (kind === 'fixed' && semver.gte(version, bound)) isVulnerable = false;
    else if (kind === 'last_affected' && semver.gt(version, bound)) isVulnerable = false;
  }
  return isBeforeLimits && isVulnerable;
}

function isFound(version: string, events: RangeEvent[]): boolean {
  const intervals = compileRange(events, semanticVersions) ?? [];
  const parsed = semanticVersions.parse(version);
  return parsed !== null && findInterval(intervals, parsed, semanticVersions) !== null;
}

const event = (kind: RangeEventKind, version: string): RangeEvent => ({ kind, version });
/** Few distinct versions, so that bounds and versions often meet. */
const versions = fc
  .tuple(fc.constantFrom(0, 1), fc.constantFrom('', '', '-alpha.1', '-rc.10', '-rc.9', '+build.7'))
  .map(([major, suffix]) => `${major}.0.1${suffix}`);
const kinds = fc.constantFrom<RangeEventKind>('introduced', 'fixed', 'last_affected', 'introduced', 'fixed');
const bounds = fc.tuple(kinds, versions).map(([kind, version]) => event(kind, version));
const limits = fc.oneof(versions, fc.constant('*')).map((version) => event('limit', version));
const ranges = fc
  .tuple(
    fc.array(bounds, { maxLength: 8 }),
    fc.array(limits, { maxLength: 2 }),
    fc.option(fc.constant(event('introduced', '0'))),
  )
  .chain(([own, limit, start]) => {
    const events = [...own, ...limit, ...(start === null ? [] : [start])];
    return fc.shuffledSubarray(events, { minLength: events.length });
  });

describe('a compiled range', () => {
  it('holds exactly the versions that the walk of the schema finds affected, whatever the order of its events', () => {
    fc.assert(
      fc.property(ranges, versions, (events, version) => {
        expect(isFound(version, events)).toBe(isAffected(version, events));
      }),
      { numRuns: 5_000 },
    );
  });

  it('is a list of disjoint intervals in ascending order', () => {
    fc.assert(
      fc.property(ranges, (events) => {
        const intervals = compileRange(events, semanticVersions) ?? [];
        for (const [index, { from }] of intervals.entries()) {
          const before = intervals[index - 1];
          if (before === undefined) continue;
          expect(from).not.toBeNull();
          expect(before.to).not.toBeNull();
          if (from !== null && before.to !== null) expect(before.to.version.compare(from)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it.each<[string, RangeEvent[], string[], string[]]>([
    [
      'fixed is exclusive',
      [event('introduced', '1.0.0'), event('fixed', '2.0.0')],
      ['1.0.0', '1.9.9', '2.0.0-rc.1'],
      ['0.9.9', '1.0.0-rc.1', '2.0.0'],
    ],
    [
      'last_affected is inclusive',
      [event('introduced', '0'), event('last_affected', '2.0.0')],
      ['0.0.0-0', '2.0.0', '2.0.0+build'],
      ['2.0.1-0', '2.0.1'],
    ],
    ['one version', [event('introduced', '1.0.1'), event('last_affected', '1.0.1')], ['1.0.1'], ['1.0.0', '1.0.2']],
    [
      'limit',
      [event('introduced', '0'), event('limit', '1.0.0'), event('limit', '2.0.0')],
      ['1.5.0'],
      ['2.0.0', '3.0.0'],
    ],
    ['without an end', [event('introduced', '3.0.0')], ['3.0.0', '999.0.0'], ['3.0.0-beta']],
    [
      'a short bound is filled with zeros',
      [event('introduced', '13.0'), event('fixed', '14')],
      ['13.0.0', '13.5.9', '14.0.0-rc.1'],
      ['13.0.0-rc.1', '14.0.0'],
    ],
    [
      'fixed takes back what was the last affected version',
      [event('introduced', '1.0.0'), event('last_affected', '1.0.0'), event('fixed', '1.0.0')],
      [],
      ['0.9.9', '1.0.0', '1.0.1'],
    ],
    [
      'an end before the beginning ends nothing',
      [event('introduced', '2.0.0'), event('fixed', '1.0.0')],
      ['2.0.0'],
      ['1.0.0', '1.5.0'],
    ],
  ])('%s', (_, events, affected, unaffected) => {
    expect(affected.filter((version) => !isFound(version, events))).toEqual([]);
    expect(unaffected.filter((version) => isFound(version, events))).toEqual([]);
  });

  it('with a bound that is no version says nothing', () => {
    for (const kind of ['introduced', 'fixed', 'last_affected', 'limit'] as const) {
      expect(compileRange([event('introduced', '0'), event(kind, 'banana')], semanticVersions)).toBeNull();
    }
  });

  it('of a hundred thousand events is asked as one of two', () => {
    const events = Array.from({ length: 50_000 }, (_, index) => [
      event('fixed', `1.${index}.5`),
      event('introduced', `1.${index}.0`),
    ]).flat();
    const intervals = compileRange(events, semanticVersions) ?? [];
    expect(intervals).toHaveLength(50_000);
    for (const [version, isIn] of [
      ['1.49999.4', true],
      ['1.25000.5', false],
      ['1.25001.0', true],
    ] as const) {
      const parsed = semanticVersions.parse(version);
      expect(parsed && findInterval(intervals, parsed, semanticVersions) !== null).toBe(isIn);
    }
  });
});
