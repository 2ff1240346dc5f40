import { expect, it } from '@jest/globals';
import { inText } from './in-text.js';

it.each([
  ['Licence mappings', 'licence mappings'],
  ['API tokens', 'API tokens'],
  ['IDs of rules', 'IDs of rules'],
  ['npm', 'npm'],
  ['PyPI', 'PyPI'],
  ['Project ID', 'project ID'],
])('the label %s reads %s within a sentence', (label, text) => {
  expect(inText(label)).toBe(text);
});
