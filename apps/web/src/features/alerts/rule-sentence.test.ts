import { describe, expect, it } from '@jest/globals';
import { eventTypes, RuleDraft } from '@red-tortoise/contracts';
import { type RuleNames, ruleSentence } from './rule-sentence.js';

const shop = '00000000-0000-4000-8000-000000000001';
const slack = '00000000-0000-4000-8000-000000000002';
const names: RuleNames = {
  project: (id) => (id === shop ? 'web-shop' : undefined),
  package: (purl) => purl.replace('pkg:npm/', ''),
  channel: (id) => (id === slack ? 'Slack' : undefined),
};

function said(conditions: object, rest: object = {}): string {
  const draft = {
    name: 'x',
    scope: { kind: 'everything' },
    conditions: { types: ['package.released'], ...conditions },
  };
  return ruleSentence(RuleDraft.parse({ ...draft, ...rest }), names);
}

describe('what a rule does, in a sentence', () => {
  it('names severity, dependencies, projects and where it goes', () => {
    const conditions = { types: ['finding.opened'], minimumSeverity: 'high', directOnly: true, productionOnly: true };
    const scope = { kind: 'projects', projectIds: [shop] };
    expect(said(conditions, { scope, channels: [{ channelId: slack, when: 'at-once' }] })).toBe(
      'Critical and high findings in direct production dependencies of web-shop → inbox, Slack at once',
    );
  });

  it('says for every kind of event what it is', () => {
    for (const type of eventTypes) expect(said({ types: [type] })).not.toMatch(/nothing|undefined/i);
  });

  it('sums everything up, but says what it leaves out', () => {
    const types = [...eventTypes];
    expect(said({ types, prereleases: true })).toMatch(/^Everything in all your projects/);
    expect(said({ types })).toMatch(/^Everything but pre-releases in/);
    expect(said({ types, onlyWithFix: true })).not.toMatch(/^Everything/);
  });

  it('tells the levels of releases', () => {
    expect(said({ levels: ['major'] })).toMatch(/^Major releases in/);
    expect(said({ levels: ['major', 'minor'], prereleases: true })).toMatch(
      /^Major and minor releases \(pre-releases too\) in/,
    );
  });

  it('says that only what has a fix counts', () => {
    expect(said({ types: ['finding.opened', 'package.released'], onlyWithFix: true })).toMatch(
      /^Findings with a fix and releases in/,
    );
  });

  it('names packages, the first of a long list', () => {
    const scope = { kind: 'packages', packagePurls: ['a', 'b', 'c', 'd', 'e'].map((name) => `pkg:npm/${name}`) };
    expect(said({ directOnly: true }, { scope })).toMatch(/^Releases in a, b, c and 2 more, as a direct dependency →/);
  });

  it('speaks of an organisation as another, and does without names that are gone', () => {
    const channels = [{ channelId: shop, when: 'weekly' }];
    expect(said({}, { organisationId: 'o', inbox: false, channels })).toBe(
      'Releases in all its projects → a channel weekly',
    );
    expect(said({}, { scope: { kind: 'projects', projectIds: [shop, slack] }, inbox: false })).toBe(
      'Releases in web-shop and a project → nowhere yet',
    );
  });
});
