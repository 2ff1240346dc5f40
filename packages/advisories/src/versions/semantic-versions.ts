import semver, { type SemVer } from 'semver';
import type { VersionOrder } from './version-order.js';

/**
 * Semantic Versioning 2.0.0 by npm's own library: prereleases lie before their release, build metadata does not count.
 * Loose, as npm reads what is installed (`v1.2.3`, `1.2.3beta`).
 */
export const semanticVersions: VersionOrder<SemVer> = {
  parse: (text) => semver.parse(text, { loose: true }),
  parseBound: (text) => semver.parse(padded(text), { loose: true }),
  compare: (one, other) => one.compare(other),
};

/** `13.0` is 13.0.0, and so 13.0.0-rc.1 lies before it. */
function padded(text: string): string {
  const short = /^v?(\d{1,16})(?:\.(\d{1,16}))?$/.exec(text);
  return short === null ? text : `${short[1]}.${short[2] ?? 0}.0`;
}
