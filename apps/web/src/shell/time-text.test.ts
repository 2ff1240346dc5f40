import { describe, expect, it } from '@jest/globals';
import { dayHeading, monthHeading, relativeTime } from './time-text.js';

const now = new Date(2026, 10, 20, 15, 0).getTime();
const before = (milliseconds: number) => new Date(now - milliseconds).toISOString();
const hour = 3_600_000;

describe('relative time', () => {
  it('knows the last minute from the next, and forgives two clocks that differ a little', () => {
    expect(relativeTime(before(59_000), now)).toBe('just now');
    expect(relativeTime(before(-3_000), now)).toBe('just now');
    expect(relativeTime(before(-59_000), now)).toBe('in a moment');
  });

  it('never rounds up: 119 minutes are one hour', () => {
    expect(relativeTime(before(119 * 60_000), now)).toBe('1 hour ago');
  });

  it('grows with the distance', () => {
    expect(relativeTime(before(5 * 60_000), now)).toBe('5 minutes ago');
    expect(relativeTime(before(25 * hour), now)).toBe('yesterday');
    expect(relativeTime(before(20 * 24 * hour), now)).toBe('2 weeks ago');
    expect(relativeTime(before(800 * 24 * hour), now)).toBe('2 years ago');
  });

  it('looks ahead as well', () => {
    expect(relativeTime(before(-10 * 60_000), now)).toBe('in 10 minutes');
  });
});

describe('day headings', () => {
  it('goes by the calendar, not by 24 hours', () => {
    expect(dayHeading(before(14 * hour), now)).toBe('Today');
    expect(dayHeading(before(16 * hour), now)).toBe('Yesterday');
  });

  it('names the day of the week, and the year for a month', () => {
    expect(dayHeading(new Date(2026, 10, 16, 9).toISOString(), now)).toBe('Monday 16 November');
    expect(monthHeading(new Date(2021, 2, 3, 9).toISOString())).toBe('March 2021');
  });
});
