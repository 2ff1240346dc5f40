import type { PackageSnapshot, StoredPackage } from '../package-snapshot.js';
import type { Statement } from './statement.js';
import type { TimelineEntry } from './timeline.js';

/**
 * Follows the set of maintainers from the last known one, through each version published since (a version records the
 * set as of its publication), to the current one.
 *
 * npm dates no change of the set itself. A change that we notice between two releases is told with the registry's last
 * modification, one that we notice only with the next release with that release: unlike what versions say of
 * themselves, this depends on when we look.
 *
 * @param published the fetched versions in the order of publication
 */
export function maintainerStatements(
  stored: StoredPackage | null,
  fetched: PackageSnapshot,
  published: readonly TimelineEntry[],
): Statement[] {
  const statements: Statement[] = [];
  let known = stored?.maintainers ?? [];
  for (const { version, publishedAt } of published) {
    if (version.maintainers.length === 0 || isCovered(stored, publishedAt)) continue;
    const data = difference(version.version, known, version.maintainers);
    if (data) {
      statements.push({
        type: 'package.maintainers-changed',
        identity: [version.version],
        occurredAt: publishedAt,
        data,
      });
    }
    known = version.maintainers;
  }
  const data = difference(null, known, fetched.maintainers);
  if (data) {
    const { modifiedAt } = fetched;
    const identity = [
      'current:',
      [...known].sort(),
      [...fetched.maintainers].sort(),
      modifiedAt?.toISOString() ?? null,
    ];
    statements.push({ type: 'package.maintainers-changed', identity, occurredAt: modifiedAt, data });
  }
  return statements;
}

/**
 * The stored set is as young as the registry's moment of that look; a version from before it, though we see it only
 * now, says nothing new. Told by that moment and not by which versions are stored: a look that was cut off may have
 * stored some versions, and must find the same statements when it is repeated.
 */
function isCovered(stored: StoredPackage | null, publishedAt: Date): boolean {
  return stored !== null && stored.modifiedAt !== null && publishedAt <= stored.modifiedAt;
}

/** Null where nothing changed or one side is not known. */
function difference(version: string | null, from: readonly string[], to: readonly string[]) {
  if (from.length === 0 || to.length === 0) return null;
  const before = new Set(from);
  const after = new Set(to);
  const added = [...after].filter((name) => !before.has(name)).sort();
  const removed = [...before].filter((name) => !after.has(name)).sort();
  return added.length + removed.length > 0 ? { version, added, removed } : null;
}
