import type { Ecosystem, OrderedVersion } from '../ecosystem.js';
import type { VersionSnapshot } from '../package-snapshot.js';

export interface TimelineEntry {
  version: VersionSnapshot;
  publishedAt: Date;
  /** Null for a version that cannot be ordered: it has no predecessor and precedes nothing. */
  order: OrderedVersion | null;
  /**
   * What a user of this version would most likely come from: the highest version below it among those published before.
   * A stable version succeeds stable ones only, a prerelease any. A back-port to 3.x thus succeeds the 3.x before it,
   * whatever 4.x is out.
   */
  predecessor: TimelineEntry | null;
}

/** The versions that have a time, in the order in which they were published. O(n log n). */
export function timelineOf(
  versions: readonly VersionSnapshot[],
  parseVersion: Ecosystem['parseVersion'],
): TimelineEntry[] {
  const entries = versions.flatMap((version): TimelineEntry[] =>
    version.publishedAt === null
      ? []
      : [{ version, publishedAt: version.publishedAt, order: parseVersion(version.version), predecessor: null }],
  );
  entries.sort(chronologically);
  const ordered = entries.filter((entry) => entry.order !== null).sort(byVersion);
  linkPredecessors(entries, ordered, isPrerelease);
  linkPredecessors(entries, ordered.filter(isStable), isStable);
  return entries;
}

/**
 * Takes the youngest entry out of the list sorted by version, again and again: at its turn the list holds only what was
 * published before it, and its left neighbour is its predecessor. One pass over linked neighbours instead of a search
 * per version.
 */
function linkPredecessors(
  chronological: TimelineEntry[],
  ascending: TimelineEntry[],
  wants: (entry: TimelineEntry) => boolean,
): void {
  const left = new Map<TimelineEntry, TimelineEntry | null>();
  const right = new Map<TimelineEntry, TimelineEntry | null>();
  ascending.forEach((entry, index) => {
    left.set(entry, ascending[index - 1] ?? null);
    right.set(entry, ascending[index + 1] ?? null);
  });
  for (let index = chronological.length - 1; index >= 0; index--) {
    const entry = chronological[index] as TimelineEntry;
    if (!left.has(entry)) continue;
    const before = left.get(entry) ?? null;
    const after = right.get(entry) ?? null;
    if (wants(entry)) entry.predecessor = before;
    if (before) right.set(before, after);
    if (after) left.set(after, before);
  }
}

const isPrerelease = (entry: TimelineEntry) => entry.order?.isPrerelease === true;
const isStable = (entry: TimelineEntry) => entry.order?.isPrerelease === false;

/** Two versions of one moment are ordered by version, so that every look sees the same order. */
function chronologically(a: TimelineEntry, b: TimelineEntry): number {
  return a.publishedAt.getTime() - b.publishedAt.getTime() || byVersion(a, b);
}

function byVersion(a: TimelineEntry, b: TimelineEntry): number {
  if (a.order === null || b.order === null) {
    return Number(a.order !== null) - Number(b.order !== null) || byText(a.version.version, b.version.version);
  }
  return a.order.compare(b.order) || byText(a.version.version, b.version.version);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
