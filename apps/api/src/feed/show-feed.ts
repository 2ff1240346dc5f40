import { Injectable } from '@nestjs/common';
import type { FeedItem, FeedReason } from '@red-tortoise/contracts';
import {
  type EventDocument,
  EventModel,
  type FeedEntryDocument,
  type ProjectPackageDocument,
  ProjectPackageModel,
  toEvent,
} from '@red-tortoise/documents';
import { projectAudience } from '@red-tortoise/domain';
import { AccessService } from '../access/access.service.js';
import type { Access } from '../accounts/access.guard.js';
import { Stores } from '../stores/stores.js';
import { packageNameOf } from './package-name-of.js';

/** What counts of an entry: whose it is and what it is about. The entries of one event stand together. */
type ShownEntry = Pick<FeedEntryDocument, 'eventId' | 'packagePurl' | 'audience' | 'fresh' | 'addedAt'>;
export type ShownGroup = readonly [ShownEntry, ...ShownEntry[]];

type Events = ReadonlyMap<string, EventDocument>;
/** The events, and the packages that each person watches among those of the events. */
interface Known {
  events: Events;
  watched: ReadonlyMap<string, ReadonlySet<string>>;
}
interface Shown {
  /** When the reader last said "seen". */
  seenAt: Date | null;
  /** Where one is given, the only reasons are that project's. */
  projectId: string | undefined;
  /** What was read for several readers at once. */
  known?: Known;
}

const reasonsShown = 20;
const projects = projectAudience('');

/** Turns entries into what a reader sees: the event, whether it is new, and why it is in their feed. */
@Injectable()
export class ShowFeed {
  constructor(
    private readonly stores: Stores,
    private readonly access: AccessService,
  ) {}

  async items(access: Access, groups: readonly ShownGroup[], { seenAt, projectId, known }: Shown): Promise<FeedItem[]> {
    const [{ events, watched: watchedBy }, uses] = await Promise.all([
      known ?? this.readFor([access], groups),
      this.findUses(
        access,
        groups.flatMap((group) => usesBehind(group, projectId)),
      ),
    ]);
    const watched = watchedBy.get(access.userId) ?? new Set();
    const imported = groups
      .map(([{ eventId }]) => events.get(eventId)?.subject ?? '')
      .filter((subject) => subject.startsWith(projects));
    const names = await this.access.visibleProjects(access, [
      ...[...uses.values()].map((use) => use.projectId),
      ...imported.map((subject) => subject.slice(projects.length)),
    ]);
    return groups.flatMap((group) => {
      const event = events.get(group[0].eventId);
      if (!event) return [];
      const { packagePurl } = group[0];
      return {
        event: toEvent(event),
        packageName: packageNameOf(event),
        isNew: group.some(({ fresh, addedAt }) => fresh && (seenAt === null || addedAt > seenAt)),
        watched: packagePurl !== null && watched.has(packagePurl),
        reasons:
          packagePurl === null ? projectReason(event, names) : reasonsOf(usesBehind(group, projectId), uses, names),
      };
    });
  }

  /** What these readers see of these entries, as far as it can be read for all of them together. */
  async readFor(readers: readonly Access[], groups: readonly ShownGroup[]): Promise<Known> {
    const [events, watched] = await Promise.all([
      this.findEvents(groups.map(([{ eventId }]) => eventId)),
      this.findWatched(
        readers.map(({ userId }) => userId),
        groups.map(([{ packagePurl }]) => packagePurl).filter((purl) => purl !== null),
      ),
    ]);
    return { events, watched };
  }

  private async findEvents(ids: readonly string[]): Promise<Events> {
    const events = await EventModel.find({ _id: { $in: [...new Set(ids)] } }).lean<EventDocument[]>();
    return new Map(events.map((event) => [event._id, event]));
  }

  /** By their ids: a popular package is used by more projects of others than anybody should read. */
  private async findUses(access: Access, ids: string[]): Promise<Map<string, ProjectPackageDocument>> {
    if (ids.length === 0) return new Map();
    const uses = await ProjectPackageModel.find({
      _id: { $in: ids },
      organisationId: { $in: [...access.organisationIds] },
      feed: { $ne: 'removed' },
    }).lean<ProjectPackageDocument[]>();
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

/** The ids of the uses through which an event came in: an entry is there for each. */
function usesBehind(group: ShownGroup, projectId: string | undefined): string[] {
  const [{ packagePurl }] = group;
  if (packagePurl === null) return [];
  const ofProjects = group.map(({ audience }) => audience).filter((audience) => audience.startsWith(projects));
  const audiences = projectId === undefined ? ofProjects : [projectAudience(projectId)];
  return audiences.slice(0, reasonsShown).map((audience) => `${audience.slice(projects.length)}/${packagePurl}`);
}

function reasonsOf(
  ids: readonly string[],
  uses: ReadonlyMap<string, ProjectPackageDocument>,
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
  const projectId = event.subject.slice('project:'.length);
  const projectName = names.get(projectId);
  if (projectName === undefined) return [];
  return [{ projectId, projectName, version: '', direct: false, dev: false, path: [] }];
}
