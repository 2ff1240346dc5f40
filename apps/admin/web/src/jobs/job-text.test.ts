import { describe, expect, it } from '@jest/globals';
import type { AdminJob } from '@red-tortoise/contracts';
import { isFileGone, jobShare, jobTitle } from './job-text.js';

const job: AdminJob = {
  id: 'j',
  kind: 'export',
  screen: 'teapot',
  name: 'csv',
  state: 'running',
  total: { count: 100, more: false },
  done: 25,
  message: null,
  file: null,
  requestedBy: 'Ada',
  createdAt: '2026-01-01T00:00:00.000Z',
  finishedAt: null,
};

describe('a job', () => {
  it('says what it does, even on a screen that one may not see', () => {
    expect(jobTitle(job, undefined)).toBe('Export of teapot as CSV');
    expect(jobTitle({ ...job, kind: 'removal' }, undefined)).toBe('Removal from teapot');
  });

  it('has a file that is gone only where there was one', () => {
    expect(isFileGone(job)).toBe(false);
    expect(isFileGone({ ...job, state: 'done', file: 'teapot.csv' })).toBe(false);
    expect(isFileGone({ ...job, state: 'done' })).toBe(true);
    expect(isFileGone({ ...job, kind: 'action', state: 'done' })).toBe(false);
  });

  it('never looks finished before it is', () => {
    expect(jobShare(job)).toBe(25);
    expect(jobShare({ ...job, done: 900, total: { count: 100, more: true } })).toBe(95);
    expect(jobShare({ ...job, state: 'done', done: 0 })).toBe(100);
  });
});
