import { describe, expect, it } from '@jest/globals';
import { teapot, teapots } from '../test-support/screen.js';
import { issuesByRow, readEdits } from './list-edits.js';

const rows = [
  { ...teapot, id: 'a', version: 'v1', values: { name: 'A' } },
  { ...teapot, id: 'b', version: 'v2', values: { name: 'B' } },
  { ...teapot, id: 'c', version: null, values: { name: 'C' } },
];

describe('changes in a list', () => {
  it('are sent with the version that was seen, and only where something differs', () => {
    const edits = { a: { name: 'A' }, b: { name: 'Bee' }, c: { name: 'Sea' } };
    expect(readEdits(teapots, rows, edits)).toEqual({
      rows: [{ id: 'b', version: 'v2', values: { name: 'Bee' } }],
      issues: [],
    });
  });

  it('that are refused are told by the row that was sent', () => {
    const sent = readEdits(teapots, rows, { b: { name: 'Bee' } }).rows;
    const issues = [
      { path: 'rows.0.name', message: 'is taken' },
      { path: 'comment', message: 'is long' },
    ];
    expect(issuesByRow(issues, sent).map(({ path }) => path)).toEqual(['b.name', 'comment']);
  });
});
