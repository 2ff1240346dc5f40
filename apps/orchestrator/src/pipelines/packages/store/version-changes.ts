import type { VersionDocument } from '@red-tortoise/documents';
import type { Ecosystem } from '../ecosystem.js';
import type { PackageSnapshot, VersionSnapshot } from '../package-snapshot.js';

/** What is to be written so that the stored versions are the fetched ones. */
export interface VersionChanges {
  added: VersionDocument[];
  changed: VersionDocument[];
  /** The ids of those that are gone. */
  removed: string[];
}

/** Most versions never change again, so a look at a known package writes little. */
export function versionChanges(
  snapshot: PackageSnapshot,
  stored: readonly VersionDocument[],
  ecosystem: Ecosystem,
): VersionChanges {
  const known = new Map(stored.map((version) => [version._id, version]));
  const changes: VersionChanges = { added: [], changed: [], removed: [] };
  for (const version of snapshot.versions) {
    const document = versionDocument(snapshot, version, ecosystem);
    const before = known.get(document._id);
    known.delete(document._id);
    if (!before) changes.added.push(document);
    else if (says(before) !== says(document)) changes.changed.push(document);
  }
  for (const { _id, unpublishedAt } of known.values()) if (unpublishedAt === null) changes.removed.push(_id);
  return changes;
}

function versionDocument(
  { purl, name }: PackageSnapshot,
  version: VersionSnapshot,
  ecosystem: Ecosystem,
): VersionDocument {
  return {
    _id: ecosystem.versionPurl(name, version.version),
    packagePurl: purl,
    ...version,
    unpublishedAt: null,
  };
}

function says(version: VersionDocument): string {
  const { publishedAt, licence, publisher, deprecated, provenance, maintainers, unpublishedAt } = version;
  const scripts = version.installScripts.map(({ hook, command }) => [hook, command]);
  const dependencies = version.dependencies?.map(({ name, range, kind }) => [name, range, kind]) ?? null;
  return JSON.stringify([
    [publishedAt, licence, publisher, deprecated, scripts, provenance, maintainers, unpublishedAt],
    dependencies,
  ]);
}
