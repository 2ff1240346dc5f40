import type { Event } from '@red-tortoise/contracts';
import { contentId } from '@red-tortoise/documents';
import type { Ecosystem } from '../ecosystem.js';
import type { PackageSnapshot, StoredPackage } from '../package-snapshot.js';
import { maintainerStatements } from './maintainer-statements.js';
import { deprecationStatements, disappearanceStatements, unpublishStatements } from './state-statements.js';
import type { Statement } from './statement.js';
import { timelineOf } from './timeline.js';
import { walkTimeline } from './walk-timeline.js';

/**
 * What happened to a package between the last finished look and this one, oldest first.
 *
 * Releases and what a release says of itself (licence, publisher, install scripts, provenance) come out the same however
 * often and whenever we look: a version's events follow from the versions published before it alone, and are told once,
 * when the version is first seen. Deprecations, unpublishing and maintainers between two releases have no date in npm;
 * of these we tell what we notice, dated as well as the registry allows.
 *
 * A repeated look finds the same events with the same ids, so a crash between writing them and writing the new state
 * does no harm. At first sight (`stored` null) all of it is history.
 *
 * Pure; n log n in the number of versions.
 */
export function detectChanges(
  stored: StoredPackage | null,
  fetched: PackageSnapshot,
  observedAt: Date,
  { parseVersion }: Pick<Ecosystem, 'parseVersion'>,
): Event[] {
  const known = new Set(stored?.versions.map(({ version }) => version));
  const present = new Set(fetched.versions.map(({ version }) => version));
  // What is gone today was still published before what is new: it stays a predecessor.
  const gone = stored?.versions.filter(({ version }) => !present.has(version)) ?? [];
  const timeline = timelineOf([...fetched.versions, ...gone], parseVersion);
  const published = timeline.filter((entry) => present.has(entry.version.version));
  const statements = [
    ...walkTimeline(timeline, (entry) => !known.has(entry.version.version)),
    ...maintainerStatements(stored, fetched, published),
    ...deprecationStatements(stored, fetched),
    ...unpublishStatements(stored, fetched),
  ];
  return asEvents(statements, fetched.purl, observedAt, stored === null);
}

/** The registry does not know the package any more (404) although it did. Empty where that was known. */
export function detectDisappearance(stored: StoredPackage, observedAt: Date): Event[] {
  return asEvents(disappearanceStatements(stored, null), stored.purl, observedAt, false);
}

function asEvents(statements: Statement[], subject: string, observedAt: Date, historical: boolean): Event[] {
  const events = statements.map(({ type, identity, occurredAt, data }) => ({
    id: contentId(type, subject, ...identity),
    type,
    subject,
    key: subject,
    // A registry's clock may be ahead of ours or wrong; nothing that we have seen lies in the future.
    occurredAt: (occurredAt === null || occurredAt > observedAt ? observedAt : occurredAt).toISOString(),
    observedAt: observedAt.toISOString(),
    schemaVersion: 1 as const,
    historical,
    data,
  })) as Event[];
  return events.sort(byMomentThenId);
}

function byMomentThenId(a: Event, b: Event): number {
  if (a.occurredAt !== b.occurredAt) return a.occurredAt < b.occurredAt ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
