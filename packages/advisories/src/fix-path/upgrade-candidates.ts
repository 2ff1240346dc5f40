import semver from 'semver';
import type { FixQuestion } from './fix-question.js';
import type { InstalledComponent } from './project-graph.js';
import type { Release } from './release.js';
import type { ReleaseList } from './release-list.js';

/**
 * The higher releases in the order in which they suit: the least first, but a clean one before one that other advisories
 * affect as long as that needs no major step more, and a deprecated one only after all others.
 */
export function upgradeCandidates(
  component: InstalledComponent,
  releases: ReleaseList,
  { standingOf }: Pick<FixQuestion, 'standingOf'>,
): Release[] {
  const major = semver.parse(component.version, { loose: true })?.major;
  const tierOf = (release: Release): number =>
    (release.isDeprecated ? 4 : 0) +
    (release.parsed.major === major ? 0 : 2) +
    (standingOf(release.name, release.version) === 'clean' ? 0 : 1);
  const tiers = new Map<number, Release[]>();
  for (const release of releases.above(component.version)) {
    const tier = tierOf(release);
    tiers.set(tier, [...(tiers.get(tier) ?? []), release]);
  }
  return [...tiers.entries()].sort(([one], [other]) => one - other).flatMap(([, inTier]) => inTier);
}
