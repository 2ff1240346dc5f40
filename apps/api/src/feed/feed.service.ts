import { Injectable } from '@nestjs/common';
import {
  CodedError,
  type FeedItem,
  type FeedPage,
  type FeedQuery,
  type FeedReasons,
  type PageQuery,
} from '@red-tortoise/contracts';
import { type EventDocument, EventModel } from '@red-tortoise/documents';
import { projectAudience } from '@red-tortoise/domain';
import { z } from 'zod';
import { AccessService } from '../access/access.service.js';
import { type Access, ownersOf, personOf } from '../accounts/access.js';
import { cutPage, decodeCursor } from '../http/cursor.js';
import { Stores } from '../stores/stores.js';
import { countNew } from './count-new.js';
import type { FeedFilter } from './feed-filter.js';
import type { FeedGroup } from './feed-group.js';
import { readAudiences } from './read-audiences.js';
import { readEntries } from './read-entries.js';
import { ShowFeed } from './show-feed.js';

const Place = z.object({ at: z.iso.datetime().transform((text) => new Date(text)), id: z.string().max(64) });
const Audience = z.object({ audience: z.string().max(100) });

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
    const [filters, seenAt] = await Promise.all([this.filtersOf(access), this.seenAt(access)]);
    return this.page(access, filters, query, seenAt);
  }

  async ofProject(access: Access, projectId: string, query: FeedQuery): Promise<FeedPage> {
    const [project, seenAt] = await Promise.all([this.access.project(access, projectId), this.seenAt(access)]);
    const filter = { owner: project.organisationId, audience: projectAudience(project.id) };
    return this.page(access, [filter], query, seenAt);
  }

  /** Every project of the caller that an event came through. */
  async reasons(access: Access, eventId: string, query: PageQuery): Promise<FeedReasons> {
    const after = decodeCursor(Audience, query.cursor)?.audience ?? '';
    const event = await EventModel.findById(eventId).lean<EventDocument | null>();
    const audiences = event ? await readAudiences(await this.filtersOf(access), event, after, query.limit + 1) : [];
    if (!event || (audiences.length === 0 && after === '')) throw new CodedError('event.not-found');
    const { rows, next } = cutPage(audiences, query.limit, (audience) => ({ audience }));
    return { items: await this.showFeed.reasons(access, event, rows), next };
  }

  /** What has just come in, as the personal feed of each of these readers shows it. Events are read once for all. */
  async live(readers: readonly LiveReader[]): Promise<FeedItem[][]> {
    const [known, people] = await Promise.all([
      this.showFeed.readFor(
        readers.map(({ access }) => access),
        readers.flatMap(({ groups }) => groups),
      ),
      this.stores.database.user.findMany({
        where: { id: { in: readers.flatMap(({ access }) => personOf(access)) } },
        select: { id: true, feedSeenAt: true },
      }),
    ]);
    const seenAt = new Map(people.map(({ id, feedSeenAt }) => [id, feedSeenAt]));
    return Promise.all(
      readers.map(({ access, groups }) =>
        this.showFeed.items(access, groups, { seenAt: seenAt.get(personOf(access)[0] ?? '') ?? null, known }),
      ),
    );
  }

  /** An older page says so later now and then: what was seen stays seen. */
  async markSeen({ userId: id }: Access, until: string | undefined): Promise<void> {
    // Nobody has seen what is yet to come.
    const feedSeenAt = new Date(
      Math.min(Date.now(), until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until)),
    );
    await this.stores.database.user.updateMany({
      where: { id, OR: [{ feedSeenAt: null }, { feedSeenAt: { lt: feedSeenAt } }] },
      data: { feedSeenAt },
    });
  }

  private async page(access: Access, filters: FeedFilter[], query: FeedQuery, seenAt: Date | null): Promise<FeedPage> {
    const after = decodeCursor(Place, query.cursor);
    const readAt = new Date().toISOString();
    const [groups, counted] = await Promise.all([
      readEntries(filters, query, after, query.limit + 1),
      // Whoever reads on was told on the first page.
      after ? { newCount: null, moreNew: false } : countNew(filters, seenAt),
    ]);
    const page = cutPage(groups, query.limit, ({ occurredAt, eventId }) => ({
      at: occurredAt.toISOString(),
      id: eventId,
    }));
    const items = await this.showFeed.items(access, page.rows, { seenAt });
    return { items, next: page.next, ...counted, seenAt: seenAt?.toISOString() ?? null, readAt };
  }

  /** What a deleted project brought in goes at once, not only when the orchestrator has removed it. */
  private async filtersOf(access: Access): Promise<FeedFilter[]> {
    const gone = await this.stores.database.project.findMany({
      where: { organisationId: { in: [...access.organisationIds] }, deletedAt: { not: null } },
      select: { id: true },
    });
    const without = gone.map(({ id }) => projectAudience(id));
    return ownersOf(access).map((owner) => ({ owner, without }));
  }

  private async seenAt(access: Access): Promise<Date | null> {
    const user = await this.stores.database.user.findFirst({
      where: { id: { in: personOf(access) } },
      select: { feedSeenAt: true },
    });
    return user?.feedSeenAt ?? null;
  }
}
