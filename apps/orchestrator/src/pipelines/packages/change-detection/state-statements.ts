import type { PackageSnapshot, StoredPackage, VersionSnapshot } from '../package-snapshot.js';
import type { Statement } from './statement.js';

/**
 * Deprecations that we did not know, each with its message. npm dates none of them: the registry's last modification is
 * the latest moment at which it can have happened.
 */
export function deprecationStatements(stored: StoredPackage | null, fetched: PackageSnapshot): Statement[] {
  const known = new Map(stored?.versions.map(({ version, deprecated }) => [version, deprecated]));
  return fetched.versions.flatMap((entry): Statement[] => {
    const { version, deprecated } = entry;
    if (deprecated === null || known.get(version) === deprecated) return [];
    const occurredAt = notBefore(entry, fetched.modifiedAt);
    return [
      {
        type: 'package.deprecated',
        identity: [version, deprecated],
        occurredAt,
        data: { version, message: deprecated },
      },
    ];
  });
}

/** Versions that were there when we looked before and are gone, or the whole package. Never at first sight. */
export function unpublishStatements(stored: StoredPackage | null, fetched: PackageSnapshot): Statement[] {
  if (!stored) return [];
  if (fetched.versions.length === 0) return disappearanceStatements(stored, fetched.unpublishedAt);
  const present = new Set(fetched.versions.map(({ version }) => version));
  return stored.versions
    .filter(({ version, unpublished }) => !unpublished && !present.has(version))
    .map((entry) => ({
      type: 'package.unpublished',
      identity: [entry.version],
      occurredAt: notBefore(entry, fetched.modifiedAt),
      data: { version: entry.version },
    }));
}

/**
 * The package as a whole is gone: one statement, not one a version, and none where that is known. It may come back and
 * go again, so the last publication that we knew tells one disappearance from the next.
 */
export function disappearanceStatements(stored: StoredPackage, occurredAt: Date | null): Statement[] {
  if (stored.versions.every(({ unpublished }) => unpublished)) return [];
  const published = stored.versions.map(({ publishedAt }) => publishedAt?.getTime() ?? 0);
  const lastPublished = published.reduce((latest, moment) => Math.max(latest, moment), 0);
  return [{ type: 'package.unpublished', identity: [null, lastPublished], occurredAt, data: { version: null } }];
}

function notBefore({ publishedAt }: VersionSnapshot, moment: Date | null): Date | null {
  if (publishedAt === null || moment === null) return moment ?? publishedAt;
  return moment < publishedAt ? publishedAt : moment;
}
