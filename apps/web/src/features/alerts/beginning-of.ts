import type { Channel, RuleDraft } from '@red-tortoise/contracts';
import { emptyDraft } from './rule-draft.js';
import type { RuleSearch } from './rule-search.js';
import { draftByTemplate, ruleTemplates } from './rule-templates.js';

interface Known {
  channels: readonly Channel[];
  projectName: string | undefined;
  packageName: string | undefined;
}

/** What the form of a new rule begins with. */
export function beginningOf(search: RuleSearch, { channels, projectName, packageName }: Known): RuleDraft {
  const { project, package: purl, type } = search;
  const organisationId = search.organisation ?? null;
  const template = ruleTemplates.find(({ key }) => key === search.template);
  const draft = template ? draftByTemplate(template, organisationId, channels) : emptyDraft(organisationId);
  const conditions = type ? { ...draft.conditions, types: [type] } : draft.conditions;
  if (purl) {
    const scope = { kind: 'packages' as const, packagePurls: [purl] };
    return { ...draft, name: `Alerts for ${packageName ?? purl}`.slice(0, 100), scope, conditions };
  }
  if (project) {
    const scope = { kind: 'projects' as const, projectIds: [project] };
    return { ...draft, name: projectName ? `Alerts for ${projectName}`.slice(0, 100) : '', scope, conditions };
  }
  return { ...draft, conditions };
}
