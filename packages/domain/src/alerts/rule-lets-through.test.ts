import { describe, expect, it } from '@jest/globals';
import { RuleConditions } from '@red-tortoise/contracts';
import { type RuleFacts, ruleLetsThrough } from './rule-lets-through.js';

const entry: RuleFacts = {
  type: 'package.deprecated',
  direct: false,
  production: false,
  level: null,
  prerelease: false,
  severity: null,
  malicious: false,
  fixable: null,
};
const release: RuleFacts = { ...entry, type: 'package.released', level: 'minor' };
const preRelease: RuleFacts = { ...release, level: 'prerelease', prerelease: true };
const finding: RuleFacts = { ...entry, type: 'finding.opened', severity: 'medium', fixable: false };
const lets = (facts: RuleFacts, conditions: Partial<RuleConditions> = {}) =>
  ruleLetsThrough(RuleConditions.parse({ types: [facts.type], ...conditions }), facts);

describe('a rule lets through', () => {
  it.each<[string, RuleFacts, Partial<RuleConditions>]>([
    ['the types that it names', entry, {}],
    ['what is direct, where it asks for that', { ...entry, direct: true }, { directOnly: true }],
    ['what is in production, where it asks for that', { ...entry, production: true }, { productionOnly: true }],
    ['a release of a level that it names', release, { levels: ['major', 'minor'] }],
    ['a release whose level nobody knows, where it names none', { ...release, level: null }, {}],
    ['a pre-release, where they count', preRelease, { prereleases: true }],
    ['a pre-release, where they count beside other levels', preRelease, { levels: ['major'], prereleases: true }],
    ['the lowest severity that it asks for', finding, { minimumSeverity: 'medium' }],
    ['a worse one', { ...finding, severity: 'critical' }, { minimumSeverity: 'medium' }],
    ['an unknown severity, where it asks for none', { ...finding, severity: 'unknown' }, {}],
    [
      'a malicious package, whatever severity it asks for',
      { ...finding, severity: 'unknown', malicious: true },
      { minimumSeverity: 'critical' },
    ],
    ['what has a fix, where it asks for that', { ...finding, fixable: true }, { onlyWithFix: true }],
    [
      'what conditions of other types do not apply to',
      entry,
      { minimumSeverity: 'critical', onlyWithFix: true, levels: ['major'] },
    ],
    ['a release, whatever it asks of findings', release, { minimumSeverity: 'critical', onlyWithFix: true }],
    ['a finding, whatever it asks of releases', finding, { levels: ['major'] }],
  ])('%s', (_, facts, conditions) => {
    expect(lets(facts, conditions)).toBe(true);
  });
});

describe('a rule keeps back', () => {
  it.each<[string, RuleFacts, Partial<RuleConditions>]>([
    ['other types', entry, { types: ['package.released'] }],
    ['what is not direct, where it asks for that', entry, { directOnly: true }],
    ['what is for development only, where it asks for production', entry, { productionOnly: true }],
    ['a release of another level', release, { levels: ['major'] }],
    ['a release whose level nobody knows, where it names some', { ...release, level: null }, { levels: ['major'] }],
    ['pre-releases, unless they count', preRelease, {}],
    ['pre-releases that it names as a level, unless they count', preRelease, { levels: ['prerelease'] }],
    ['a lower severity', { ...finding, severity: 'low' }, { minimumSeverity: 'medium' }],
    ['an unknown severity, where it asks for one', { ...finding, severity: 'unknown' }, { minimumSeverity: 'none' }],
    ['an unknown severity even then', { ...finding, severity: 'unknown' }, { minimumSeverity: 'unknown' }],
    ['what has no fix, where it asks for one', finding, { onlyWithFix: true }],
    [
      'a malicious package without a fix, where it asks for one',
      { ...finding, malicious: true },
      { onlyWithFix: true },
    ],
  ])('%s', (_, facts, conditions) => {
    expect(lets(facts, conditions)).toBe(false);
  });
});
