import semver from 'semver';
import type { PublishedPackage } from './published-package.js';
import type { Release } from './release.js';
import { requestedBy } from './requested.js';

/** The releases of one package, asked as npm asks them. */
export class ReleaseList {
  private readonly byVersion = new Map<string, Release>();
  /** What can be installed, ascending. */
  private readonly available: Release[];
  private readonly picks = new Map<string, Release | null>();

  constructor(
    name: string,
    private readonly published: PublishedPackage,
  ) {
    for (const { version, ...rest } of published.versions) {
      const parsed = semver.parse(version, { loose: true });
      if (parsed !== null) this.byVersion.set(version, { name, version, parsed, ...rest });
    }
    this.available = [...this.byVersion.values()]
      .filter(({ isUnpublished }) => !isUnpublished)
      .sort((one, other) => semver.compareBuild(one.parsed, other.parsed));
  }

  /** Also of one that is gone: it may be installed all the same. */
  find(version: string): Release | undefined {
    return this.byVersion.get(version);
  }

  /**
   * What npm installs for a range (npm-pick-manifest): the tag `latest` where it satisfies, else the highest that does,
   * one that is deprecated only where no other is there. Null where none satisfies. Engines are not looked at.
   */
  pick(text: string): Release | null {
    const before = this.picks.get(text);
    if (before !== undefined) return before;
    const picked = this.pickAnew(text);
    this.picks.set(text, picked);
    return picked;
  }

  /** All that a range admits. */
  admitted(text: string): Release[] {
    const requested = requestedBy(text);
    if (requested.type !== 'range') return [this.pick(text)].filter((release) => release !== null);
    return this.available.filter(({ parsed }) => requested.range.test(parsed));
  }

  /** The higher ones, ascending; prereleases only above a prerelease. */
  above(version: string): Release[] {
    const installed = semver.parse(version, { loose: true });
    if (installed === null) return [];
    const withPrereleases = installed.prerelease.length > 0;
    return this.available.filter(
      ({ parsed }) => parsed.compare(installed) > 0 && (withPrereleases || parsed.prerelease.length === 0),
    );
  }

  private pickAnew(text: string): Release | null {
    const requested = requestedBy(text);
    if (requested.type === 'elsewhere') return null;
    if (requested.type === 'tag') return this.tagged(requested.tag);
    const { range, isAny } = requested;
    const latest = this.tagged('latest');
    if (latest && !latest.isDeprecated && (isAny || range.test(latest.parsed))) return latest;
    const admitted = this.admitted(text);
    return admitted.findLast(({ isDeprecated }) => !isDeprecated) ?? admitted.at(-1) ?? null;
  }

  private tagged(tag: string): Release | null {
    const version = Object.hasOwn(this.published.distTags, tag) ? this.published.distTags[tag] : undefined;
    const release = version === undefined ? undefined : this.byVersion.get(version);
    return release && !release.isUnpublished ? release : null;
  }
}
