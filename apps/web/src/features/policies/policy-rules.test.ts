import { describe, expect, it } from '@jest/globals';
import { Policy, policyRuleNames } from '@red-tortoise/contracts';
import { ruleOrder, ruleSentence } from './policy-rules.js';

const policy = (change: object) => Policy.parse(change);

describe('a rule in words', () => {
  it('is there for every rule of the contract', () => {
    expect([...ruleOrder].sort()).toEqual([...policyRuleNames].sort());
  });

  it('says that malicious packages fail a project before anybody set anything, and that the rest is off', () => {
    expect(ruleSentence('malicious', policy({}))).toBe(
      'A project fails when a package in it is known to be an attack.',
    );
    const others = ruleOrder.filter((rule) => rule !== 'malicious');
    expect(new Set(others.map((rule) => ruleSentence(rule, policy({}))))).toEqual(new Set(['Off: nobody is told.']));
  });

  it('follows what is set', () => {
    const severity = { effect: 'warn', atLeast: 'high', onlyFixable: true };
    expect(ruleSentence('severity', policy({ severity }))).toBe(
      'A project gets a warning when it has an open finding of severity high or worse that a proven upgrade removes.',
    );
    const worst = { effect: 'fail', atLeast: 'critical', onlyFixable: false };
    expect(ruleSentence('severity', policy({ severity: worst }))).toMatch(/severity critical\.$/);
    expect(ruleSentence('cooldown', policy({ cooldown: { effect: 'fail', days: 1 } }))).toMatch(/less than 1 day ago/);
  });

  it('names licences, the first of a long list', () => {
    const denied = (...licences: string[]) =>
      ruleSentence('licence-denied', policy({ deniedLicences: { effect: 'fail', licences } }));
    expect(denied('GPL-3.0-only', 'AGPL-3.0-only')).toContain('under GPL-3.0-only or AGPL-3.0-only.');
    expect(denied('A', 'B', 'C', 'D', 'E')).toContain('under A, B, C or one of 2 more.');
    expect(denied()).toContain('a licence that you have yet to choose');
  });
});
