import { describe, expect, it } from '@jest/globals';
import { TriageDecision } from '@red-tortoise/contracts';
import { dayAhead, endOfDay, latestDay } from './until-day.js';

const now = new Date(2028, 1, 28, 23, 30);

describe('the day until which a risk is accepted', () => {
  it('goes by the calendar, leap years and the ends of months included', () => {
    expect(dayAhead(now, 1)).toBe('2028-02-29');
    expect(dayAhead(now, 2)).toBe('2028-03-01');
    expect(dayAhead(now, 366)).toBe('2029-02-28');
  });

  it('ends with the day, and goes over the wire as the contract has it', () => {
    const until = endOfDay(dayAhead(now, 90));
    expect(Date.parse(until) - now.getTime()).toBeGreaterThan(90 * 86_400_000);
    expect(TriageDecision.safeParse({ state: 'risk-accepted', until, note: null }).error).toBeUndefined();
  });

  it('is within the five years that the API takes', () => {
    const latest = new Date(endOfDay(latestDay(now)));
    expect(latest.getTime()).toBeLessThan(new Date(2033, 1, 28, 23, 30).getTime());
  });
});
