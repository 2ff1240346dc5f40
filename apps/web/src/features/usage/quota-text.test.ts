import { expect, it } from '@jest/globals';
import { fillOf, quotaText } from './quota-text.js';

const quota = (used: number | null, limit: number | null) => ({ name: 'rules', used, limit, resetsAt: null }) as const;

it.each([
  [3, 1_000, '3 of 1,000'],
  [0, 0, 'not in this plan'],
  [2, 0, '2 of 0'],
  [1_200, null, '1,200, without limit'],
  [null, 20_000, '20,000 at the most'],
  [null, null, 'without limit'],
])('%s used of %s reads "%s"', (used, limit, text) => {
  expect(quotaText(quota(used, limit))).toBe(text);
});

it.each([
  [0, 10, 'calm', 0],
  [7, 10, 'calm', 0.7],
  [8, 10, 'near', 0.8],
  [10, 10, 'full', 1],
  [12, 10, 'full', 1],
  [2, 0, 'full', 1],
])('%s of %s is %s', (used, limit, tone, share) => {
  expect(fillOf(quota(used, limit))).toEqual({ tone, share });
});

it('what has no limit, is not counted, or is not in the plan has no bar', () => {
  expect([fillOf(quota(5, null)), fillOf(quota(null, 5)), fillOf(quota(0, 0))]).toEqual([null, null, null]);
});
