import { describe, expect, it } from '@jest/globals';
import type { FixPlan, FixStep } from '@red-tortoise/contracts';
import { fixText } from './fix-text.js';

const step = (part: Partial<FixStep>): FixStep => ({
  kind: 'upgrade',
  packagePurl: 'pkg:npm/express',
  name: 'express',
  from: '4.17.1',
  to: '4.17.3',
  level: 'patch',
  ...part,
});
const plan = (part: Partial<FixPlan>): FixPlan => ({
  state: 'upgrade',
  steps: [],
  blockedBy: null,
  missing: [],
  computedAt: '2026-11-20T10:00:00.000Z',
  ...part,
});

describe('a fix at a glance', () => {
  it('names the direct dependency to upgrade and how far that is', () => {
    expect(fixText(plan({ steps: [step({})] }))).toEqual({
      text: 'upgrade express to 4.17.3',
      level: 'patch',
      proven: true,
    });
  });

  it('counts further steps, and is as far as the furthest of them', () => {
    const steps = [step({}), step({ name: 'react', level: 'major' }), step({ kind: 'refresh', level: null })];
    expect(fixText(plan({ steps }))).toMatchObject({ text: 'upgrade express to 4.17.3 and 2 more', level: 'major' });
  });

  it('says when nothing but the lockfile has to change', () => {
    const steps = [step({ kind: 'refresh', name: 'qs', to: '6.5.3' })];
    expect(fixText(plan({ state: 'refresh', steps })).text).toBe('update in place to 6.5.3');
  });

  it('never sounds proven without being it', () => {
    const blockedBy = { packagePurl: 'pkg:npm/request', name: 'request' };
    const unproven: [FixPlan | null, string][] = [
      [plan({ state: 'no-fix-published' }), 'no fix published'],
      [plan({ state: 'blocked', blockedBy }), 'blocked by request'],
      [plan({ state: 'blocked' }), 'blocked'],
      [plan({ state: 'not-enough-data' }), 'not enough data yet'],
      [plan({ state: 'upgrade', steps: [] }), 'not enough data yet'],
      [null, 'fix not worked out yet'],
    ];
    for (const [fix, text] of unproven) expect(fixText(fix)).toEqual({ text, level: null, proven: false });
  });
});
