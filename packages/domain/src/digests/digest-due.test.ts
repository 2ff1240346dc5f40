import { describe, expect, it } from '@jest/globals';
import { dueDigests } from './digest-due.js';

const settings = { timeZone: 'Europe/Berlin', dailyBudget: 20, digestHour: 8, digestWeekday: 3 };
const due = (now: string, change: Partial<typeof settings> = {}) =>
  dueDigests({ ...settings, ...change }, new Date(now)).map(
    ({ when, period, date, at }) => `${when} ${period} ${date} ${at.toISOString()}`,
  );

describe('the daily digest', () => {
  it('is due from its hour on, by the clock of its owner', () => {
    const before = 'daily 2026-11-15 2026-11-15 2026-11-15T07:00:00.000Z';
    const of16th = 'daily 2026-11-16 2026-11-16 2026-11-16T07:00:00.000Z';
    expect(due('2026-11-16T06:59:59Z')).toContain(before);
    expect(due('2026-11-16T07:00:00Z')).toContain(of16th);
    expect(due('2026-11-16T22:59:59Z')).toContain(of16th);
    expect(due('2026-11-16T07:00:00Z')).not.toContain(before);
  });

  it('of the last hour of a day is still due when the day is over, until the next one is', () => {
    const late = 'daily 2026-11-16 2026-11-16 2026-11-16T22:00:00.000Z';
    expect(due('2026-11-16T23:02:00Z', { digestHour: 23 })).toContain(late);
    expect(due('2026-11-17T21:59:59Z', { digestHour: 23 })).toContain(late);
    expect(due('2026-11-17T22:00:00Z', { digestHour: 23 })).not.toContain(late);
  });

  it('of a day without its hour is due at the next one', () => {
    expect(due('2026-03-29T00:59:59Z', { digestHour: 2, digestWeekday: 7 })).toEqual([
      'daily 2026-03-28 2026-03-28 2026-03-28T01:00:00.000Z',
      'weekly 2026-03-16 2026-03-22 2026-03-22T01:00:00.000Z',
    ]);
    expect(due('2026-03-29T01:00:00Z', { digestHour: 2, digestWeekday: 7 })).toEqual([
      'daily 2026-03-29 2026-03-29 2026-03-29T01:00:00.000Z',
      'weekly 2026-03-23 2026-03-29 2026-03-29T01:00:00.000Z',
    ]);
  });

  it('of a day that has its hour twice is the same one both times', () => {
    const first = due('2026-10-25T00:30:00Z', { digestHour: 2 });
    expect(first).toContain('daily 2026-10-25 2026-10-25 2026-10-25T00:00:00.000Z');
    expect(due('2026-10-25T01:30:00Z', { digestHour: 2 })).toEqual(first);
  });
});

describe('the weekly digest', () => {
  const ofWeek = 'weekly 2026-11-16 2026-11-18 2026-11-18T07:00:00.000Z';

  it('is due from the hour of its day until that of the next week', () => {
    expect(due('2026-11-18T06:59:59Z')).not.toContain(ofWeek);
    expect(due('2026-11-18T07:00:00Z')).toContain(ofWeek);
    expect(due('2026-11-22T22:59:59Z')).toContain(ofWeek);
    expect(due('2026-11-25T06:59:59Z')).toContain(ofWeek);
    expect(due('2026-11-25T07:00:00Z')).not.toContain(ofWeek);
  });

  it('is one for each week also around the turn of the year', () => {
    expect(due('2027-01-01T12:00:00Z')).toContain('weekly 2026-12-28 2026-12-30 2026-12-30T07:00:00.000Z');
  });
});
