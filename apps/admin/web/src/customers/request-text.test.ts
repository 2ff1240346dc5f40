import { describe, expect, it } from '@jest/globals';
import { proofLines, requestText } from './request-text.js';

const proof = {
  'api-token': { found: 2, done: 2, left: 0, kept: null },
  component: { found: 1_500, done: 1_500, left: 0, kept: null },
  watch: { found: 0, done: 0, left: 0, kept: null },
  'audit-entry': { found: 3, done: 0, left: 3, kept: 'the record' },
};

describe('a request', () => {
  it('says what was done, and of one that runs where it is', () => {
    const of = (kind: 'export' | 'erase', state: 'queued' | 'running' | 'done', step: string | null) =>
      requestText({ kind, state, step, proof });
    expect(of('erase', 'done', null)).toBe('1,502 rows in 2 data sets were removed');
    expect(of('export', 'done', null)).toBe('1,502 rows in 2 data sets were written');
    expect(of('erase', 'running', 'digest-item')).toBe('Works on digest item; 1,502 rows in 2 data sets so far');
    expect(of('export', 'queued', null)).toBe('Waits for its turn');
  });

  it('proves by data set, also what stays by design, and leaves out what there never was', () => {
    expect(proofLines(proof).map(({ name, left }) => [name, left])).toEqual([
      ['api token', 0],
      ['audit entry', 3],
      ['component', 0],
    ]);
  });
});
