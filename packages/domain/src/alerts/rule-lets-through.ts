import { type EventType, type RuleConditions, type SeverityLevel, severityLevels } from '@red-tortoise/contracts';
import type { FeedEntryDocument } from '@red-tortoise/documents';

/** What conditions ask of an entry. */
export type RuleFacts = Pick<
  FeedEntryDocument,
  'type' | 'direct' | 'production' | 'level' | 'prerelease' | 'severity' | 'malicious' | 'fixable'
>;

/** The one meaning of a rule's conditions. `filterOfRule` says the same to MongoDB. */
export function ruleLetsThrough(conditions: RuleConditions, entry: RuleFacts): boolean {
  if (!conditions.types.includes(entry.type)) return false;
  if (conditions.directOnly && !entry.direct) return false;
  if (conditions.productionOnly && !entry.production) return false;
  if (entry.type === 'package.released') return letsReleaseThrough(conditions, entry);
  return !tellsSeverity(entry.type) || letsAdvisoryThrough(conditions, entry);
}

/** `levels` speaks of what is no pre-release: somebody who wants majors and pre-releases asks for both. */
function letsReleaseThrough({ levels, prereleases }: RuleConditions, { level, prerelease }: RuleFacts): boolean {
  if (prerelease) return prereleases;
  return levels === null || (level !== null && levels.includes(level));
}

function letsAdvisoryThrough({ minimumSeverity, onlyWithFix }: RuleConditions, entry: RuleFacts): boolean {
  if (onlyWithFix && entry.fixable !== true) return false;
  if (minimumSeverity === null || entry.malicious) return true;
  return entry.severity !== null && severitiesFrom(minimumSeverity).includes(entry.severity);
}

/** Whether events of this type are about an advisory or a finding. */
export function tellsSeverity(type: EventType): boolean {
  return type.startsWith('advisory.') || type.startsWith('finding.');
}

/** That level and the worse ones. An unknown one is nobody's word, and so never among them. */
export function severitiesFrom(minimum: SeverityLevel): SeverityLevel[] {
  return severityLevels.slice(severityLevels.indexOf(minimum)).filter((level) => level !== 'unknown');
}
