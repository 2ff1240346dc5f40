import type { EventType, RuleConditions, RuleDraft, SendTime, SeverityLevel } from '@red-tortoise/contracts';
import { everyType } from './rule-draft.js';

/** What a rule's ids are called; undefined for what is not known (yet). */
export interface RuleNames {
  project: (id: string) => string | undefined;
  package: (purl: string) => string;
  channel: (id: string) => string | undefined;
}

type Said = Pick<RuleDraft, 'scope' | 'conditions' | 'inbox' | 'channels' | 'organisationId'>;

const severe: Record<string, string> = {
  'finding.opened': 'findings',
  'advisory.published': 'new advisories',
  'advisory.changed': 'changed advisories',
  'advisory.fix-available': 'fixes',
  'finding.resolved': 'resolved findings',
  'advisory.withdrawn': 'withdrawn advisories',
};
const others: Partial<Record<EventType, string>> = {
  'package.publisher-changed': 'new publishers',
  'package.maintainers-changed': 'changes of maintainers',
  'package.install-script-added': 'new install scripts',
  'package.provenance-lost': 'lost provenance',
  'package.licence-changed': 'licence changes',
  'package.deprecated': 'deprecations',
  'package.unpublished': 'unpublished versions',
  'project.imported': 'imports',
};
const severities: Record<SeverityLevel, string> = {
  critical: 'critical',
  high: 'critical and high',
  medium: 'medium to critical',
  low: 'low to critical',
  none: 'rated',
  unknown: '',
};
const times: Record<SendTime, string> = { 'at-once': 'at once', daily: 'daily', weekly: 'weekly' };

/** What a rule does: "Critical and high findings in direct production dependencies of web-shop → inbox, Slack at once". */
export function ruleSentence(rule: Said, names: RuleNames): string {
  const what = capital(joined(whatOf(rule.conditions)));
  return `${what} ${whereOf(rule, names)} → ${targetsOf(rule, names)}`;
}

function whatOf(conditions: RuleConditions): string[] {
  const { types, minimumSeverity, levels, prereleases, onlyWithFix } = conditions;
  const severity = minimumSeverity ? `${severities[minimumSeverity]} ` : '';
  const withFix = onlyWithFix ? ' with a fix' : '';
  if (everyType.every((type) => types.includes(type)) && !severity && !withFix && !levels) {
    return [prereleases ? 'everything' : 'everything but pre-releases'];
  }
  const grave = Object.keys(severe).filter((type) => types.includes(type as EventType));
  const said = grave.map((type, index) => `${index === 0 ? severity : ''}${severe[type]}`);
  const last = said.length - 1;
  if (withFix && said[last]) said[last] += withFix;
  if (types.includes('package.released')) said.push(releasesText(levels, prereleases));
  return [...said, ...types.flatMap((type) => others[type] ?? [])];
}

function releasesText(levels: RuleConditions['levels'], prereleases: boolean): string {
  const chosen = levels?.filter((level) => level !== 'prerelease') ?? [];
  const releases = `${chosen.length > 0 ? `${joined(chosen)} ` : ''}releases`;
  return prereleases ? `${releases} (pre-releases too)` : releases;
}

function whereOf({ scope, conditions, organisationId }: Said, names: RuleNames): string {
  const { directOnly, productionOnly } = conditions;
  const kind = [directOnly ? 'direct' : '', productionOnly ? 'production' : ''].filter(Boolean).join(' ');
  if (scope.kind === 'packages') {
    const packages = joined(firstFew(scope.packagePurls.map(names.package)));
    return `in ${packages}${kind ? `, as a ${kind} dependency` : ''}`;
  }
  const dependencies = kind ? `in ${kind} dependencies of ` : 'in ';
  if (scope.kind === 'everything') {
    return `${dependencies}${organisationId === null ? 'all your projects and what you watch' : 'all its projects'}`;
  }
  const known = scope.projectIds.map(names.project).filter((name) => name !== undefined);
  const unknown = scope.projectIds.length - known.length;
  const projects = [...firstFew(known), ...(unknown > 0 ? [unknown === 1 ? 'a project' : `${unknown} projects`] : [])];
  return `${dependencies}${joined(projects)}`;
}

function targetsOf({ inbox, channels }: Said, names: RuleNames): string {
  const sent = channels.map(({ channelId, when }) => `${names.channel(channelId) ?? 'a channel'} ${times[when]}`);
  return [...(inbox ? ['inbox'] : []), ...sent].join(', ') || 'nowhere yet';
}

/** The first few names of a long list. */
function firstFew(names: readonly string[]): string[] {
  return names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : [...names];
}

/** "a, b and c". */
function joined(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? 'nothing yet';
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
