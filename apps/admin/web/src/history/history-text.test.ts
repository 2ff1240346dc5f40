import { expect, it } from '@jest/globals';
import { teapots } from '../test-support/screen.js';
import { rowsText } from './history-text.js';

it.each([
  [{ count: 10_000, more: false }, teapots, '10,000 teapots'],
  [{ count: 1_000, more: true }, teapots, '1,000+ teapots'],
  [{ count: 2, more: false }, undefined, '2 rows'],
])('%j of a run reads as a number of what they are', (run, screen, text) => {
  expect(rowsText(run, screen)).toBe(text);
});
