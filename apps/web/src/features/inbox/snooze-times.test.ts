import { describe, expect, it } from '@jest/globals';
import { morningOf, snoozeTimes } from './snooze-times.js';

const at = (day: number, hour: number) => new Date(2026, 10, day, hour);
const timesAt = (now: Date) => Object.fromEntries(snoozeTimes(now).map(({ label, until }) => [label, until]));

describe('when a snoozed alert comes back', () => {
  it('is three hours later, the next morning, or on Monday, by the clock of the reader', () => {
    expect(timesAt(at(20, 10))).toEqual({
      'Later today': at(20, 13).toISOString(),
      Tomorrow: at(21, 8).toISOString(),
      'Next week': at(23, 8).toISOString(),
    });
  });

  it('is not later today once the day is nearly over', () => {
    expect(Object.keys(timesAt(at(20, 21)))).toEqual(['Tomorrow', 'Next week']);
  });

  it('is a week ahead when it is Monday already, and the next day on a Sunday', () => {
    expect(timesAt(at(23, 7))['Next week']).toBe(at(30, 8).toISOString());
    expect(timesAt(at(22, 12))['Next week']).toBe(at(23, 8).toISOString());
  });

  it('is in the morning of a chosen day', () => {
    expect(morningOf('2026-11-30')).toBe(at(30, 8).toISOString());
  });
});
