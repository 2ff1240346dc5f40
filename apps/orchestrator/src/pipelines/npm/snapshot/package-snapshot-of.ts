import {
  accountNames,
  asMoment,
  asObject,
  asText,
  asWebLink,
  type JsonObject,
  own,
} from '../../packages/json-shapes.js';
import type { PackageSnapshot, VersionSnapshot } from '../../packages/package-snapshot.js';
import { repositoryOf } from './repository-of.js';
import { versionSnapshotOf } from './version-snapshot-of.js';

/** A document of 64 MB has room for millions of versions; the most that any real package has is some 10,000. */
const mostVersions = 50_000;

/**
 * Reads a registry document ("packument") leniently: what is missing or of the wrong kind becomes null or empty, and
 * nothing a stranger wrote into it can make this throw.
 *
 * Returns null where the document is not about this package at all or has no list of versions: that is a broken answer,
 * not a package without versions.
 */
export function packageSnapshotOf(
  document: unknown,
  { purl, name }: { purl: string; name: string },
): PackageSnapshot | null {
  const packument = asObject(document);
  if (!packument || own(packument, 'name') !== name) return null;
  const time = asObject(own(packument, 'time'));
  const unpublished = own(time, 'unpublished');
  const listed = asObject(own(packument, 'versions'));
  if (!listed && !asObject(unpublished)) return null;
  const versions = versionsOf(listed, time);
  if (versions === null) return null;
  const modifiedAt = asMoment(own(time, 'modified')) ?? lastPublication(versions);
  const distTags = distTagsOf(packument);
  return {
    purl,
    name,
    description: asText(own(packument, 'description'), 1000),
    homepage: asWebLink(own(packument, 'homepage')),
    repository: repositoryOf(packument),
    latest: distTags.latest ?? null,
    distTags,
    maintainers: maintainersOf(packument, versions),
    createdAt: asMoment(own(time, 'created')),
    modifiedAt,
    versions,
    unpublishedAt: versions.length > 0 ? null : (asMoment(own(asObject(unpublished), 'time')) ?? modifiedAt),
  };
}

/** Null where there are too many to be true. */
function versionsOf(listed: JsonObject | null, time: JsonObject | null): VersionSnapshot[] | null {
  const entries = Object.entries(listed ?? {});
  if (entries.length > mostVersions) return null;
  return entries.flatMap(([version, value]) => {
    const manifest = asObject(value);
    return manifest && isVersion(version) ? [versionSnapshotOf(version, manifest, time)] : [];
  });
}

/** As long as a semantic version may be, and nothing that a store or a page could take for something else. */
function isVersion(version: string): boolean {
  return /^[\w][\w.+-]{0,255}$/.test(version) && version !== '__proto__';
}

/** Where the top of the document lists nobody, the last version's list is the best there is. */
function maintainersOf(packument: JsonObject, versions: VersionSnapshot[]): string[] {
  const current = accountNames(own(packument, 'maintainers'));
  if (current.length > 0) return current;
  const moment = lastPublication(versions)?.getTime();
  return (
    versions.find(({ publishedAt }) => publishedAt !== null && publishedAt.getTime() === moment)?.maintainers ?? []
  );
}

/** Any printable text but what a document store reads as an operator. */
function isTag(tag: string): boolean {
  return /^[^$\p{C}][^\p{C}]{0,199}$/u.test(tag) && tag !== '__proto__';
}

function distTagsOf(packument: JsonObject): Record<string, string> {
  const tags = Object.entries(asObject(own(packument, 'dist-tags')) ?? {}).slice(0, 1000);
  return Object.fromEntries(
    tags.filter((tag): tag is [string, string] => typeof tag[1] === 'string' && isTag(tag[0]) && isVersion(tag[1])),
  );
}

function lastPublication(versions: VersionSnapshot[]): Date | null {
  const moments = versions.flatMap(({ publishedAt }) => publishedAt?.getTime() ?? []);
  return moments.length > 0 ? new Date(moments.reduce((latest, moment) => Math.max(latest, moment))) : null;
}
