import type { ComponentFacts, PackageDocument, VersionDocument } from '@red-tortoise/documents';
import semver from 'semver';

type KnownPackage = Pick<PackageDocument, 'latest' | 'fetchedAt'>;
type KnownVersion = Pick<VersionDocument, 'licence' | 'deprecated' | 'installScripts' | 'publishedAt'>;

/** What the registry's data says of one version of a package; unknown stays unknown. */
export function componentFacts(
  version: string,
  known: KnownPackage | undefined,
  release: KnownVersion | undefined,
): ComponentFacts {
  const latest = known?.latest ?? null;
  return {
    latest,
    behind: latest === null ? 'unknown' : howFarBehind(version, latest),
    deprecated: release?.deprecated ?? null,
    licence: release?.licence ?? null,
    installScripts: (release?.installScripts.length ?? 0) > 0,
    publishedAt: release?.publishedAt ?? null,
    fetched: known !== undefined && known.fetchedAt !== null,
  };
}

/** How far an installed version is behind `latest`, by the first part of the version that differs (SemVer 2.0.0). */
export function howFarBehind(installed: string, latest: string): ComponentFacts['behind'] {
  const from = semver.parse(installed);
  const to = semver.parse(latest);
  if (!from || !to) return 'unknown';
  if (semver.gte(from, to)) return 'none';
  if (from.major !== to.major) return 'major';
  if (from.minor !== to.minor) return 'minor';
  return 'patch';
}
