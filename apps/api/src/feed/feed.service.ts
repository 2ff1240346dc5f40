import { Injectable } from '@nestjs/common';
import type { FeedItem, FeedPage, FeedQuery } from '@red-tortoise/contracts';
import { projectAudience } from '@red-tortoise/domain';
import { z } from 'zod';
import { AccessService } from '../access/access.service.js';
import type { Access } from '../accounts/access.guard.js';
import { cutPage, decodeCursor } from '../http/cursor.js';
import { Stores } from '../stores/stores.js';
import { countNew } from './count-new.js';
import { type FeedGroup, readEntries } from './read-entries.js';
import { ShowFeed } from './show-feed.js';

const Place = z.object({ at: z.iso.datetime().transform((text) => new Date(text)), id: z.string().max(64) });

interface LiveReader {
  access: Access;
  groups: readonly FeedGroup[];
}

@Injectable()
export class FeedService {
  constructor(
    private readonly stores: Stores,
    private readonly access: AccessService,
    private readonly showFeed: ShowFeed,
  ) {}

  /** What touches any project of the caller's organisations, or what they watch. */
  async personal(access: Access, query: FeedQuery): Promise<FeedPage> {
    const gone = await this.stores.database.project.findMany({
      where: { organisationId: { in: [...access.organisationIds] }, deletedAt: { not: null } },
      select: { id: true },
    });
    // What a deleted project brought in goes at once, not only when the orchestrator has removed it.
    const hidden = gone.length > 0 ? { audience: { $nin: gone.map(({ id }) => projectAudience(id)) } } : {};
    const owners = [...access.organisationIds, access.userId];
    return this.page(
      access,
      owners.map((owner) => ({ owner, ...hidden })),
      query,
      undefined,
    );
  }

  async ofProject(access: Access, projectId: string, query: FeedQuery): Promise<FeedPage> {
    const project = await this.access.project(access, projectId);
    const filter = { owner: project.organisationId, audience: projectAudience(project.id) };
    return this.page(access, [filter], query, project.id);
  }

  /** What has just come in, as the personal feed of each of these readers shows it. Events are read once for all. */
  async live(readers: readonly LiveReader[]): Promise<FeedItem[][]> {
    const [known, people] = await Promise.all([
      this.showFeed.readFor(
        readers.map(({ access }) => access),
        readers.flatMap(({ groups }) => groups),
      ),
      this.stores.database.user.findMany({
        where: { id: { in: readers.map(({ access }) => access.userId) } },
        select: { id: true, feedSeenAt: true },
      }),
    ]);
    const seenAt = new Map(people.map(({ id, feedSeenAt }) => [id, feedSeenAt]));
    return Promise.all(
      readers.map(({ access, groups }) =>
        this.showFeed.items(access, groups, {
          seenAt: seenAt.get(access.userId) ?? null,
          projectId: undefined,
          known,
        }),
      ),
    );
  }

  async markSeen({ userId }: Access, until: string | undefined): Promise<void> {
    // Nobody has seen what is yet to come.
    const feedSeenAt = new Date(
      Math.min(Date.now(), until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until)),
    );
    await this.stores.database.user.update({ where: { id: userId }, data: { feedSeenAt } });
  }

  private async page(
    access: Access,
    filters: Record<string, unknown>[],
    query: FeedQuery,
    projectId: string | undefined,
  ): Promise<FeedPage> {
    const after = decodeCursor(Place, query.cursor);
    const readAt = new Date().toISOString();
    const seenAt = await this.seenAt(access);
    const [groups, newCount] = await Promise.all([
      readEntries(filters, query, after, query.limit + 1),
      countNew(filters, seenAt),
    ]);
    const page = cutPage(groups, query.limit, ([{ occurredAt, eventId }]) => ({
      at: occurredAt.toISOString(),
      id: eventId,
    }));
    const items = await this.showFeed.items(access, page.rows, { seenAt, projectId });
    return { items, next: page.next, newCount, seenAt: seenAt?.toISOString() ?? null, readAt };
  }

  private async seenAt({ userId: id }: Access): Promise<Date | null> {
    const user = await this.stores.database.user.findUnique({ where: { id }, select: { feedSeenAt: true } });
    return user?.feedSeenAt ?? null;
  }
}
