import type { ImportDiff } from '@red-tortoise/contracts';
import semver, { type SemVer } from 'semver';

type MoveLevel = ImportDiff['moved'][number]['level'];

/**
 * How far a package moved, by the highest version that went and the highest that came (SemVer 2.0.0). `other` where
 * versions only came or went, or cannot be read.
 */
export function moveLevel(from: readonly string[], to: readonly string[]): MoveLevel {
  const [wasThere, isThere] = [new Set(from), new Set(to)];
  const before = highest(from.filter((version) => !isThere.has(version)));
  const after = highest(to.filter((version) => !wasThere.has(version)));
  if (!before || !after || semver.eq(before, after)) return 'other';
  if (semver.lt(after, before)) return 'downgrade';
  if (after.major !== before.major) return 'major';
  if (after.minor !== before.minor) return 'minor';
  return after.patch === before.patch ? 'prerelease' : 'patch';
}

/** By SemVer; what is none comes first, by its text. */
export function sortVersions(versions: Iterable<string>): string[] {
  const read = Array.from(new Set(versions), (text) => ({ text, version: semver.parse(text) }));
  read.sort((one, other) => {
    if (one.version && other.version) return semver.compareBuild(one.version, other.version);
    if (one.version || other.version) return one.version ? 1 : -1;
    return one.text < other.text ? -1 : 1;
  });
  return read.map(({ text }) => text);
}

function highest(versions: readonly string[]): SemVer | null {
  const [first, ...others] = versions.map((version) => semver.parse(version));
  if (!first || others.includes(null)) return null;
  return (others as SemVer[]).reduce((best, version) => (semver.gt(version, best) ? version : best), first);
}
