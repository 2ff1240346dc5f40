import { semverLevels } from '@red-tortoise/contracts';
import { npmPurl } from '@red-tortoise/manifests';
import semver, { type SemVer } from 'semver';
import type { Ecosystem, OrderedVersion } from '../packages/ecosystem.js';

/** Semantic versions, read loosely: the registry's early years have some such as `1.0.0beta`. */
export const npmEcosystem: Ecosystem = {
  name: 'npm',
  versionPurl: npmPurl,
  parseVersion(version) {
    const parsed = semver.parse(version, { loose: true });
    return parsed && new SemanticVersion(parsed);
  },
};

class SemanticVersion implements OrderedVersion {
  readonly isPrerelease: boolean;

  constructor(private readonly parsed: SemVer) {
    this.isPrerelease = parsed.prerelease.length > 0;
  }

  compare(other: SemanticVersion): number {
    return semver.compareBuild(this.parsed, other.parsed);
  }

  levelAbove(lower: SemanticVersion): (typeof semverLevels)[number] | null {
    if (this.isPrerelease) return 'prerelease';
    const difference = semver.diff(lower.parsed, this.parsed);
    return semverLevels.find((level) => level === difference) ?? null;
  }
}
