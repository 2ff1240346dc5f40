import { Injectable } from '@nestjs/common';
import type { FeedItem, FeedReason } from '@red-tortoise/contracts';
import {
  type EventDocument,
  EventModel,
  type ProjectPackageDocument,
  ProjectPackageModel,
  toEvent,
} from '@red-tortoise/documents';
import { projectAudience } from '@red-tortoise/domain';
import { AccessService } from '../access/access.service.js';
import { type Access, personOf } from '../accounts/access.js';
import { Stores } from '../stores/stores.js';
import { packageNameOf } from './package-name-of.js';

/** What counts of an event in a feed: what it is about, whether it is new, and through which projects it came. */
export interface ShownGroup {
  eventId: string;
  packagePurl: string | null;
  /** When it came in. Null where it is history. */
  freshAt: Date | null;
  /** Those that are told of as reasons. */
  projectIds: readonly string[];
  /** All of them. */
  projectCount: number;
}

type Events = ReadonlyMap<string, EventDocument>;
/** The events, and the packages that each person watches among those of the events. */
interface Known {
  events: Events;
  watched: ReadonlyMap<string, ReadonlySet<string>>;
}
interface Shown {
  /** When the reader last said "seen". */
  seenAt: Date | null;
  /** What was read for several readers at once. */
  known?: Known;
}
/** What is shown of how a project uses a package. */
type Use = Pick<ProjectPackageDocument, 'projectId' | 'version' | 'direct' | 'dev' | 'path'>;

const projects = projectAudience('');

/** Turns entries into what a reader sees: the event, whether it is new, and why it is in their feed. */
@Injectable()
export class ShowFeed {
  constructor(
    private readonly stores: Stores,
    private readonly access: AccessService,
  ) {}

  async items(access: Access, groups: readonly ShownGroup[], { seenAt, known }: Shown): Promise<FeedItem[]> {
    const [{ events, watched: watchedBy }, uses, names] = await Promise.all([
      known ?? this.readFor([access], groups),
      this.findUses(access, groups.flatMap(usesBehind)),
      this.access.visibleProjects(
        access,
        groups.flatMap(({ projectIds }) => projectIds),
      ),
    ]);
    const watched = watchedBy.get(personOf(access)[0] ?? '') ?? new Set();
    return groups.flatMap((group) => {
      const event = events.get(group.eventId);
      if (!event) return [];
      const { packagePurl, freshAt, projectIds, projectCount } = group;
      return {
        event: toEvent(event),
        packageName: packageNameOf(event),
        isNew: freshAt !== null && (seenAt === null || freshAt > seenAt),
        watched: packagePurl !== null && watched.has(packagePurl),
        reasons: packagePurl === null ? projectReason(event, names) : reasonsOf(usesBehind(group), uses, names),
        moreReasons: projectCount - projectIds.length,
      };
    });
  }

  /** What an event has to do with these of its audiences. */
  async reasons(access: Access, event: EventDocument, audiences: readonly string[]): Promise<FeedReason[]> {
    const projectIds = audiences
      .filter((audience) => audience.startsWith(projects))
      .map((audience) => audience.slice(projects.length));
    const packagePurl = event.subject.startsWith(projects) ? null : event.subject;
    const ids = usesBehind({ packagePurl, projectIds });
    const [uses, names] = await Promise.all([
      this.findUses(access, ids),
      this.access.visibleProjects(access, projectIds),
    ]);
    return packagePurl === null ? projectReason(event, names) : reasonsOf(ids, uses, names);
  }

  /** What these readers see of these entries, as far as it can be read for all of them together. */
  async readFor(readers: readonly Access[], groups: readonly ShownGroup[]): Promise<Known> {
    const [events, watched] = await Promise.all([
      this.findEvents(groups.map(({ eventId }) => eventId)),
      this.findWatched(
        readers.flatMap(personOf),
        groups.map(({ packagePurl }) => packagePurl).filter((purl) => purl !== null),
      ),
    ]);
    return { events, watched };
  }

  private async findEvents(ids: readonly string[]): Promise<Events> {
    const events = await EventModel.find({ _id: { $in: [...new Set(ids)] } }).lean<EventDocument[]>();
    return new Map(events.map((event) => [event._id, event]));
  }

  /** By their ids: a popular package is used by more projects of others than anybody should read. */
  private async findUses(access: Access, ids: string[]): Promise<Map<string, Use>> {
    if (ids.length === 0) return new Map();
    const uses = await ProjectPackageModel.find({
      _id: { $in: ids },
      organisationId: { $in: [...access.organisationIds] },
      feed: { $ne: 'removed' },
    })
      .select({ projectId: 1, version: 1, direct: 1, dev: 1, path: 1 })
      .lean<(Use & { _id: string })[]>();
    return new Map(uses.map((use) => [use._id, use]));
  }

  /** By person. */
  private async findWatched(userIds: string[], purls: string[]): Promise<Map<string, Set<string>>> {
    if (purls.length === 0) return new Map();
    const rows = await this.stores.database.watch.findMany({
      where: { userId: { in: userIds }, packagePurl: { in: [...new Set(purls)] } },
      select: { userId: true, packagePurl: true },
    });
    const watched = new Map<string, Set<string>>();
    for (const { userId, packagePurl } of rows) {
      watched.set(userId, (watched.get(userId) ?? new Set<string>()).add(packagePurl));
    }
    return watched;
  }
}

/** The ids of the uses through which an event came in. */
function usesBehind({ packagePurl, projectIds }: Pick<ShownGroup, 'packagePurl' | 'projectIds'>): string[] {
  return packagePurl === null ? [] : projectIds.map((projectId) => `${projectId}/${packagePurl}`);
}

function reasonsOf(
  ids: readonly string[],
  uses: ReadonlyMap<string, Use>,
  names: ReadonlyMap<string, string>,
): FeedReason[] {
  return ids.flatMap((id) => {
    const use = uses.get(id);
    const projectName = use && names.get(use.projectId);
    if (!use || projectName === undefined) return [];
    const { projectId, version, direct, dev, path } = use;
    return [{ projectId, projectName, version, direct, dev, path }];
  });
}

/** What happened to a project itself is in the feed because of that project, through no package. */
function projectReason(event: EventDocument, names: Map<string, string>): FeedReason[] {
  const projectId = event.subject.slice(projects.length);
  const projectName = names.get(projectId);
  if (projectName === undefined) return [];
  return [{ projectId, projectName, version: '', direct: false, dev: false, path: [] }];
}
