import type { FeedEntryDocument } from '@red-tortoise/documents';
import { projectAudience } from '@red-tortoise/domain';

/** How many projects say of an event why it is in a feed; the others are counted. */
export const reasonsShown = 3;

/** One event of a feed, with what the entries of all its audiences say together. */
export interface FeedGroup {
  eventId: string;
  occurredAt: Date;
  packagePurl: string | null;
  /** When it came in. Null where it is history to all of them. */
  freshAt: Date | null;
  /** The first of the projects that it came through: direct uses, then those in production. */
  projectIds: readonly string[];
  /** How many projects it came through. */
  projectCount: number;
}

/** How an audience uses the package of an event. */
type Through = Pick<FeedEntryDocument, 'audience' | 'direct' | 'production'>;

/** What some of the entries of one event say together. */
export interface GroupPart extends Omit<FeedGroup, 'projectIds' | 'projectCount'> {
  /** The first of them, at least as many as are shown. */
  through: readonly Through[];
  entries: number;
}

const projects = projectAudience('');

/** All parts of one event as one. A person's own watch is no project. */
export function groupOf(parts: readonly [GroupPart, ...GroupPart[]]): FeedGroup {
  const [{ eventId, occurredAt, packagePurl }] = parts;
  const ofProjects = parts.filter(({ through }) => through[0]?.audience.startsWith(projects));
  return {
    eventId,
    occurredAt,
    packagePurl,
    freshAt: latest(parts.flatMap(({ freshAt }) => freshAt ?? [])),
    projectIds: ofProjects
      .flatMap(({ through }) => through)
      .sort(byClearness)
      .slice(0, reasonsShown)
      .map(({ audience }) => audience.slice(projects.length)),
    projectCount: ofProjects.reduce((sum, { entries }) => sum + entries, 0),
  };
}

function latest(moments: readonly Date[]): Date | null {
  return moments.length > 0 ? new Date(Math.max(...moments.map(Number))) : null;
}

function byClearness(one: Through, other: Through): number {
  return (
    Number(other.direct) - Number(one.direct) ||
    Number(other.production) - Number(one.production) ||
    (one.audience < other.audience ? -1 : 1)
  );
}
