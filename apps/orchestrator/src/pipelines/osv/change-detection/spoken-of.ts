import { describeStretch, type Stretch, stretchesOf } from '@red-tortoise/advisories';
import type { AffectedEntry } from '@red-tortoise/documents';

/** What an advisory says of one package, over all its entries. */
export interface SpokenOf {
  stretches: Stretch[];
  versions: string[];
}

/** By package purl. What has none is nobody's news. */
export function spokenOf(affected: readonly AffectedEntry[]): Map<string, SpokenOf> {
  const packages = new Map<string, SpokenOf>();
  for (const { packagePurl, ranges, versions } of affected) {
    if (packagePurl === null) continue;
    const known = packages.get(packagePurl) ?? { stretches: [], versions: [] };
    known.stretches = known.stretches.concat(ranges.flatMap(stretchesOf));
    known.versions = known.versions.concat(versions);
    packages.set(packagePurl, known);
  }
  return packages;
}

/** The first versions that are not affected any more, each once, in the order of their bytes. */
export function fixedIn({ stretches }: SpokenOf): string[] {
  return [...new Set(stretches.flatMap(({ end }) => (end?.kind === 'fixed' ? end.version : [])))].sort();
}

/** Ranges and single versions in the notation of ranges, each once, in the order of their bytes. */
export function rangesOf({ stretches, versions }: SpokenOf): string[] {
  // Where there are ranges, the versions are mostly these very ranges written out.
  const listed = stretches.length > 0 ? [] : versions.map((version) => `=${version}`);
  return [...new Set([...stretches.map(describeStretch), ...listed])].sort();
}
