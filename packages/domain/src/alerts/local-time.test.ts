import { describe, expect, it } from '@jest/globals';
import { currentLocalDate, dateAfter, momentOf, mondayOf } from './local-time.js';

describe('a local date', () => {
  it.each([
    ['2026-11-21T23:30:00Z', 'Europe/Berlin', '2026-11-22'],
    ['2026-11-21T23:30:00Z', 'America/Los_Angeles', '2026-11-21'],
    ['2026-11-21T10:30:00Z', 'Pacific/Kiritimati', '2026-11-22'],
    ['2026-03-29T00:30:00Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-10-25T22:59:59Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-26'],
  ])('%s in %s is %s', (moment, timeZone, date) => {
    expect(currentLocalDate(timeZone, new Date(moment))).toBe(date);
  });

  it('in a zone that nobody knows any more is that of UTC', () => {
    expect(currentLocalDate('Mars/Olympus', new Date('2026-11-21T23:30:00Z'))).toBe('2026-11-21');
  });
});

describe('the moment of a local hour', () => {
  it.each([
    ['an ordinary day', '2026-11-21', 8, 'Europe/Berlin', '2026-11-21T07:00:00.000Z'],
    ['a zone of half hours', '2026-11-21', 8, 'Asia/Kolkata', '2026-11-21T02:30:00.000Z'],
    ['the far side of the date line', '2026-11-21', 0, 'Pacific/Kiritimati', '2026-11-20T10:00:00.000Z'],
    ['an hour that does not exist: the next one', '2026-03-29', 2, 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['a gap in America', '2026-03-08', 2, 'America/New_York', '2026-03-08T07:00:00.000Z'],
    ['a gap at midnight', '2026-09-06', 0, 'America/Santiago', '2026-09-06T04:00:00.000Z'],
    ['a gap of half an hour', '2026-10-04', 2, 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
    ['an hour that comes twice: the first', '2026-10-25', 2, 'Europe/Berlin', '2026-10-25T00:00:00.000Z'],
    ['after the clock went forward', '2026-03-29', 8, 'Europe/Berlin', '2026-03-29T06:00:00.000Z'],
    ['before the clock went forward', '2026-03-29', 1, 'Europe/Berlin', '2026-03-29T00:00:00.000Z'],
    ['after the clock went back', '2026-10-25', 8, 'Europe/Berlin', '2026-10-25T07:00:00.000Z'],
  ])('%s', (_, date, hour, timeZone, moment) => {
    expect(momentOf(date, hour, timeZone).toISOString()).toBe(moment);
  });

  it('falls on that date, and on that hour where there is one, all year round', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu'];
    for (const timeZone of zones) {
      for (let date = '2026-01-01'; date < '2027-01-01'; date = dateAfter(date, 1)) {
        const moments = Array.from({ length: 24 }, (_, hour) => momentOf(date, hour, timeZone));
        expect(moments.map((moment) => currentLocalDate(timeZone, moment))).toEqual(Array(24).fill(date));
        expect(moments.every((moment, hour) => hour === 0 || moment >= (moments[hour - 1] as Date))).toBe(true);
      }
    }
  });
});

it.each([
  ['2026-11-16', '2026-11-16'],
  ['2026-11-22', '2026-11-16'],
  ['2027-01-01', '2026-12-28'],
])('the week of %s begins on %s', (date, monday) => {
  expect(mondayOf(date)).toBe(monday);
});
