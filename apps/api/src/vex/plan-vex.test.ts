import { describe, expect, it } from '@jest/globals';
import type { VexStatement } from '@red-tortoise/manifests';
import { planVex } from './plan-vex.js';
import type { VexFinding } from './vex-finding.js';

const at = new Date();
let ids = 0;
const finding = (change: Partial<VexFinding> = {}): VexFinding => ({
  _id: `finding ${++ids}`,
  names: ['CVE-1', 'GHSA-aaaa'],
  packagePurl: 'pkg:npm/a',
  version: '1.0.0',
  triage: null,
  history: [],
  ...change,
});
const decided = (reason: 'vex' | 'triage', justification = 'component_not_present' as const): Partial<VexFinding> => ({
  triage: { state: 'not-affected', justification, until: null, note: null, userId: null, by: 'Ada', at },
  history: [
    { at, by: 'Ada', from: 'open', to: 'not-affected', reason, note: null },
    { at, by: null, from: 'fixed', to: 'not-affected', reason: 'import', note: null },
  ],
});
const statement = (change: Partial<VexStatement> = {}): VexStatement => ({
  names: ['CVE-1'],
  product: { kind: 'any' },
  status: 'not-affected',
  justification: 'component_not_present',
  note: null,
  at: 0,
  ...change,
});
const product = (packagePurl: string, version: string | null = null) =>
  ({ kind: 'package', packagePurl, version, text: packagePurl }) as const;
const notAffected = { state: 'not-affected', justification: 'component_not_present', note: null };

/** What happens to the only finding by the only statement. */
const planOf = (change: Partial<VexStatement>, of = finding()) => planVex([statement(change)], [of]);

describe('a statement', () => {
  it('meets findings by any of their names, in any case', () => {
    for (const names of [['CVE-1'], ['ghsa-AAAA'], ['OTHER-1', 'GHSA-aaaa']]) {
      expect(planOf({ names }).decisions).toMatchObject([{ decision: notAffected }]);
    }
    expect(planOf({ names: ['CVE-2'] })).toMatchObject({ decisions: [], skipped: [{ vulnerability: 'CVE-2' }] });
  });

  it.each([
    [product('pkg:npm/a'), true],
    [product('pkg:npm/a', '1.0.0'), true],
    [product('pkg:npm/a', '1.0.1'), false],
    [product('pkg:npm/b'), false],
    [{ kind: 'any' } as const, true],
    [{ kind: 'other', text: 'x' } as const, false],
  ])('about %j meets a@1.0.0: %s', (about, isMet) => {
    const plan = planOf({ product: about });
    expect([plan.decisions.length, plan.skipped.length]).toEqual(isMet ? [1, 0] : [0, 1]);
  });

  it('about many findings is one decision', () => {
    const findings = [finding(), finding({ version: '2.0.0' }), finding({ names: ['CVE-2'] })];
    const { decisions } = planVex([statement()], findings);
    expect(decisions).toEqual([{ decision: notAffected, findingIds: findings.slice(0, 2).map(({ _id }) => _id) }]);
  });

  it('that was made last counts, wherever it stands; of two at once the later', () => {
    const [early, late] = [statement({ at: 1 }), statement({ at: 2, status: 'false-positive' })];
    for (const statements of [
      [early, late],
      [late, early],
    ]) {
      expect(planVex(statements, [finding()]).decisions).toMatchObject([{ decision: { state: 'false-positive' } }]);
    }
    expect(planVex([late, statement({ at: 2 })], [finding()]).decisions).toMatchObject([{ decision: notAffected }]);
  });

  it.each([
    ['not affected without a reason', { justification: null }],
    ['fixed', { status: 'fixed' }],
    ['will not fix', { status: 'will-not-fix' }],
  ] as const)('%s decides nothing, and is told with the reason', (_, change) => {
    const { decisions, unchanged, skipped } = planOf({ ...change, product: product('pkg:npm/a') });
    expect([decisions, unchanged]).toEqual([[], 0]);
    expect(skipped).toEqual([
      { vulnerability: 'CVE-1', product: 'pkg:npm/a', reason: expect.stringMatching(/^It says/) },
    ]);
  });
});

describe('a second import', () => {
  it('of the same changes nothing', () => {
    expect(planOf({}, finding(decided('vex')))).toEqual({ decisions: [], unchanged: 1, skipped: [] });
    expect(planOf({ note: 'new' }, finding(decided('vex'))).decisions).toHaveLength(1);
  });

  it.each(['affected', 'under-investigation'] as const)('that says %s takes back what a document decided', (status) => {
    expect(planOf({ status }, finding(decided('vex'))).decisions).toMatchObject([{ decision: null }]);
    expect(planOf({ status })).toEqual({ decisions: [], unchanged: 1, skipped: [] });
  });

  it('leaves alone what a person decided', () => {
    const { decisions, skipped } = planOf({ status: 'affected' }, finding(decided('triage')));
    expect([decisions, skipped.map(({ reason }) => reason)]).toEqual([[], [expect.stringContaining('a person')]]);
  });
});
