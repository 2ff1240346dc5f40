import { describe, expect, it } from '@jest/globals';
import { RulePreview } from '@red-tortoise/contracts';
import { fillWeeks } from './fill-weeks.js';
import { heldBackText, previewText } from './preview-text.js';

const preview = (alerts: number, rest: object = {}) =>
  RulePreview.parse({
    days: 90,
    alerts,
    bounded: false,
    heldBack: 0,
    weeks: [],
    types: [],
    examples: [],
    findingsSince: null,
    ...rest,
  });

describe('a preview in words', () => {
  it('says how many, and how often that is', () => {
    expect(previewText(preview(14))).toBe('In the last 90 days this rule would have sent 14 alerts, about 1 a week.');
    expect(previewText(preview(180))).toMatch(/180 alerts, about 2 a day\.$/);
    expect(previewText(preview(4))).toMatch(/4 alerts, about one in 3 weeks\.$/);
    expect(previewText(preview(1))).toMatch(/sent 1 alert\.$/);
    expect(previewText(preview(0))).toMatch(/sent nothing\.$/);
  });

  it('says where it stopped counting', () => {
    expect(previewText(preview(10_000, { days: 365, bounded: true }))).toMatch(
      /^In the last year .* more than 10,000 alerts/,
    );
  });

  it('says what the budget would have held back', () => {
    expect(heldBackText(preview(14))).toBeNull();
    expect(heldBackText(preview(14, { heldBack: 3 }))).toMatch(/^3 of them would have waited/);
    expect(heldBackText(preview(14, { heldBack: 14 }))).toMatch(/^All of them/);
  });
});

describe('the weeks of a preview', () => {
  it('include those without an alert, also where the clocks change', () => {
    const weeks = [
      { from: '2026-10-19', alerts: 2 },
      { from: '2026-11-02', alerts: 1 },
    ];
    expect(fillWeeks(weeks)).toEqual([weeks[0], { from: '2026-10-26', alerts: 0 }, weeks[1]]);
    expect(fillWeeks([])).toEqual([]);
  });
});
