import { describe, expect, it } from '@jest/globals';
import { Finding } from '@red-tortoise/contracts';
import { applyDecision, outcomeText } from './apply-decision.js';

const open = Finding.parse({
  id: 'a'.repeat(32),
  projectId: 'p',
  projectName: 'web-shop',
  state: 'open',
  purl: 'pkg:npm/qs@6.5.2',
  packagePurl: 'pkg:npm/qs',
  name: 'qs',
  version: '6.5.2',
  direct: false,
  dev: false,
  path: ['express@4.16.0', 'qs@6.5.2'],
  primaryName: 'CVE-2022-24999',
  names: ['CVE-2022-24999'],
  advisoryIds: ['GHSA-hrpp-h998-j3pp'],
  summary: 'qs vulnerable to prototype pollution',
  severity: { level: 'high', score: 7.5, vector: null },
  malicious: false,
  why: [{ advisoryId: 'GHSA-hrpp-h998-j3pp', range: '>=6.5.0 <6.5.3' }],
  fix: null,
  openedAt: '2026-11-01T00:00:00.000Z',
  resolvedAt: null,
  resolution: null,
  triage: null,
});
const at = '2026-11-20T10:00:00.000Z';
const notAffected = {
  state: 'not-affected',
  justification: 'vulnerable_code_not_in_execute_path',
  note: 'never parsed',
} as const;

describe('a decision that the page shows before the API has answered', () => {
  it('is a finding that holds its contract, with who and when', () => {
    const until = '2027-01-01T00:00:00.000Z';
    for (const decision of [
      notAffected,
      { state: 'risk-accepted', until, note: null },
      { state: 'false-positive', note: null },
    ] as const) {
      const decided = Finding.parse(applyDecision(open, { decision, by: 'Ada', at }));
      expect(decided.state).toBe(decision.state);
      expect(decided.triage).toMatchObject({ state: decision.state, by: 'Ada', at, note: decision.note });
    }
    expect(applyDecision(open, { decision: notAffected, by: 'Ada', at }).triage?.until).toBeNull();
  });

  it('taken back leaves the finding open, as if nothing had been decided', () => {
    const decided = applyDecision(open, { decision: notAffected, by: 'Ada', at });
    expect(applyDecision(decided, { decision: null, by: 'Ada', at })).toEqual(open);
  });

  it('changes nothing about what is fixed', () => {
    const fixed = { ...open, state: 'fixed' as const, resolvedAt: at, resolution: 'version-changed' as const };
    expect(applyDecision(fixed, { decision: notAffected, by: 'Ada', at })).toBe(fixed);
  });
});

describe('the outcome of many decisions', () => {
  it('says how many changed, and why some did not', () => {
    expect(outcomeText(notAffected, { changed: 1, skipped: 0 })).toBe('1 finding marked as not affected.');
    expect(outcomeText(null, { changed: 1200, skipped: 2 })).toBe(
      '1,200 findings open again. 2 skipped: fixed already, or nothing to change.',
    );
  });
});
