import { type Policy, severityLevels } from '@red-tortoise/contracts';

type Filter = Record<string, unknown>;
export const componentRuleNames = ['deprecated', 'cooldown', 'install-script'] as const;
export type ComponentRuleName = (typeof componentRuleNames)[number];
export const findingRuleNames = ['severity', 'malicious'] as const;
export type FindingRuleName = (typeof findingRuleNames)[number];

/** The components, and the findings, that the policy looks at at all. */
export function inScope({ includeDev }: Policy): Filter {
  return includeDev ? {} : { dev: false };
}

/** The components that break a rule at this moment, as a MongoDB filter. */
export function componentBreaches(rule: ComponentRuleName, { cooldown, installScripts }: Policy, at: Date): Filter {
  if (rule === 'deprecated') return { 'facts.deprecated': { $ne: null } };
  if (rule === 'install-script') {
    return { 'facts.installScripts': true, packagePurl: { $nin: installScripts.except } };
  }
  return { 'facts.publishedAt': { $gt: new Date(at.getTime() - cooldown.days * 24 * 60 * 60 * 1_000) } };
}

/** The findings that break a rule. What somebody decided about is not open. */
export function findingBreaches(rule: FindingRuleName, { severity }: Policy): Filter {
  if (rule === 'malicious') return { state: 'open', malicious: true };
  return {
    state: 'open',
    'severity.level': { $in: severityLevels.slice(severityLevels.indexOf(severity.atLeast)) },
    ...(severity.onlyFixable ? { 'fix.state': { $in: ['refresh', 'upgrade'] } } : {}),
  };
}

/** The components under one of these licences: the registry's word counts, the manifest's where there is none. */
export function underLicences(licences: readonly (string | null)[]): Filter {
  const stated = licences.filter((licence) => licence !== null);
  return {
    $or: [{ 'facts.licence': { $in: stated } }, { 'facts.licence': null, declaredLicence: { $in: licences } }],
  };
}
