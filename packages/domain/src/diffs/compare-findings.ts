import { matchComponents } from '@red-tortoise/advisories';
import { type ImportDiff, severityLevels } from '@red-tortoise/contracts';
import { type LoadedAdvisories, loadAdvisories } from '../advisories/load-advisories.js';
import { type FindingGroup, groupMatches } from '../findings/finding-group.js';
import type { Installed } from './installed.js';

type DiffFinding = ImportDiff['introduced'][number];

/**
 * What one import has of findings and the other has not, by what is known of advisories now. What affects a package
 * before and after, if in another version, is neither introduced nor fixed. Packages that did not change are not asked.
 */
export async function compareFindings(
  from: readonly Installed[],
  to: readonly Installed[],
  changed: ReadonlySet<string>,
): Promise<Pick<ImportDiff, 'introduced' | 'fixed'>> {
  const advisories = await loadAdvisories(changed);
  const before = findingsOf(from, changed, advisories);
  const after = findingsOf(to, changed, advisories);
  return { introduced: notAmong(before, after), fixed: notAmong(after, before) };
}

function findingsOf(
  installed: readonly Installed[],
  changed: ReadonlySet<string>,
  { index, byId }: LoadedAdvisories,
): FindingGroup[] {
  const asked = installed.filter(({ packagePurl }) => changed.has(packagePurl)).map((one) => ({ ...one, path: [] }));
  return groupMatches(matchComponents(index, asked).matches, byId);
}

/** Groups are one when they share a name. */
function notAmong(known: readonly FindingGroup[], groups: readonly FindingGroup[]): DiffFinding[] {
  const names = new Set(known.flatMap(namesOf));
  return groups
    .filter((group) => !namesOf(group).some((name) => names.has(name)))
    .sort(worseFirst)
    .map(({ component: { purl, name, version }, about }) => ({
      purl,
      name,
      version,
      primaryName: about.primaryName,
      advisoryIds: about.advisoryIds,
      summary: about.summary,
      severity: about.severity.level,
      malicious: about.malicious,
    }));
}

function namesOf({ component, about }: FindingGroup): string[] {
  return about.names.map((name) => `${component.packagePurl} ${name}`);
}

function worseFirst(one: FindingGroup, other: FindingGroup): number {
  const rank = ({ about }: FindingGroup) => (about.malicious ? 100 : severityLevels.indexOf(about.severity.level));
  return rank(other) - rank(one) || (one.component.purl < other.component.purl ? -1 : 1);
}
