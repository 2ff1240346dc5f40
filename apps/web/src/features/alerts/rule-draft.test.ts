import { describe, expect, it } from '@jest/globals';
import { RuleDraft } from '@red-tortoise/contracts';
import { beginningOf } from './beginning-of.js';
import { emptyDraft, levelsOf, previewDraft, problemsOf } from './rule-draft.js';
import { ruleTemplates } from './rule-templates.js';

const known = { channels: [], projectName: 'web-shop', packageName: 'lodash' };
const project = '00000000-0000-4000-8000-000000000001';

describe('a rule in the form', () => {
  it('says at each field what is missing', () => {
    const draft = { ...emptyDraft(null), inbox: false };
    expect(Object.keys(problemsOf(draft))).toEqual(['name', 'types', 'targets']);
    expect(Object.keys(problemsOf({ ...draft, scope: { kind: 'projects', projectIds: [] } }))).toContain('scope');
    expect(Object.keys(problemsOf({ ...draft, scope: { kind: 'packages', packagePurls: [] } }))).toContain('scope');
  });

  it('takes nothing that the contract refuses', () => {
    const draft = beginningOf({ template: 'security' }, known);
    expect(problemsOf(draft)).toEqual({});
    expect(RuleDraft.parse(draft)).toEqual(draft);
  });

  it('is previewed without a name, but not without a kind of event', () => {
    const draft = { ...beginningOf({ template: 'trust' }, known), name: '' };
    expect(previewDraft(draft)).not.toBeNull();
    expect(previewDraft({ ...draft, name: 'another' })).toEqual(previewDraft(draft));
    expect(previewDraft(emptyDraft(null))).toBeNull();
  });

  it('has all levels of releases where every one is chosen, or none', () => {
    expect(levelsOf(['patch', 'major'])).toEqual(['major', 'patch']);
    expect([levelsOf(['major', 'minor', 'patch']), levelsOf([])]).toEqual([null, null]);
  });
});

describe('what a new rule begins with', () => {
  it('is a whole rule by every template, but for where the quiet one goes without a channel', () => {
    for (const { key } of ruleTemplates) {
      const draft = beginningOf({ template: key }, known);
      expect([key, Object.keys(problemsOf(draft))]).toEqual([key, key === 'weekly' ? ['targets'] : []]);
    }
  });

  it('is what the reader was looking at', () => {
    const ofProject = beginningOf({ project }, known);
    expect(ofProject).toMatchObject({
      name: 'Alerts for web-shop',
      scope: { kind: 'projects', projectIds: [project] },
    });
    const ofEvent = beginningOf({ package: 'pkg:npm/lodash', type: 'package.deprecated' }, known);
    expect(ofEvent).toMatchObject({
      name: 'Alerts for lodash',
      scope: { kind: 'packages', packagePurls: ['pkg:npm/lodash'] },
      conditions: { types: ['package.deprecated'] },
    });
  });

  it('has no inbox for an organisation', () => {
    expect(beginningOf({ organisation: 'o1' }, known)).toMatchObject({ organisationId: 'o1', inbox: false });
  });
});
