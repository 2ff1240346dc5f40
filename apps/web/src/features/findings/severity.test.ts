import { describe, expect, it } from '@jest/globals';
import { readFindingSearch } from './finding-search.js';
import { searchOfClass, severityClasses, severityClassesOf, severityDigest, severityText } from './severity.js';

const nothing = { malicious: 0, critical: 0, high: 0, medium: 0, low: 0, none: 0, unknown: 0 };

describe('severities in words', () => {
  it('start with the worst, and name what has no severity as such', () => {
    expect(severityText({ ...nothing, low: 1_200, malicious: 1, unknown: 3 })).toBe(
      '1 malicious, 1,200 low, 3 severity unknown',
    );
    expect(severityText(nothing)).toBe('none open');
  });

  it('count the lower ones together where there is little room, and lose none', () => {
    const counts = { ...nothing, malicious: 2, critical: 23, high: 56, medium: 57, low: 40, unknown: 1 };
    expect(severityDigest(counts)).toBe('2 malicious, 23 critical, 56 high, 98 lower');
    expect(severityDigest({ ...nothing, high: 1, medium: 2, low: 3, none: 4 })).toBe(
      '1 high, 2 medium, 3 low, 4 severity none',
    );
    expect(severityDigest(nothing)).toBe('No open findings');
  });
});

describe('the classes of severity', () => {
  it('lead to addresses that keep them apart: an attack is in no level', () => {
    for (const severityClass of severityClasses) {
      const search = searchOfClass(severityClass);
      expect(readFindingSearch({ ...search })).toMatchObject(search);
      expect(search.malicious).toBe(severityClass === 'malicious');
    }
  });

  it('below all others are shown only where there are any', () => {
    expect(severityClassesOf(nothing)).toEqual(['malicious', 'critical', 'high', 'medium', 'low']);
    expect(severityClassesOf({ ...nothing, unknown: 1 })).toContain('unknown');
  });
});
