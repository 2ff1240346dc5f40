import { Injectable } from '@nestjs/common';
import type { FeedItem, InboxItem } from '@red-tortoise/contracts';
import type { AlertDocument } from '@red-tortoise/documents';
import { AccessService } from '../access/access.service.js';
import type { Access } from '../accounts/access.guard.js';
import { ShowFeed, type ShownGroup } from '../feed/show-feed.js';
import { Stores } from '../stores/stores.js';

const reasonsShown = 20;

type Touching = Pick<AlertDocument, 'projectIds' | 'watched' | 'eventId'>;

/** Turns a person's alerts into what they see: the event or notice, why it touches them, and which rules let it in. */
@Injectable()
export class ShowInbox {
  constructor(
    private readonly stores: Stores,
    private readonly access: AccessService,
    private readonly showFeed: ShowFeed,
  ) {}

  /** Without those that came through projects only which are gone, or of an organisation that the person has left. */
  async visible<A extends Touching>(access: Access, alerts: readonly A[]): Promise<A[]> {
    const projects = await this.access.visibleProjects(
      access,
      alerts.flatMap(({ projectIds }) => projectIds),
    );
    return alerts.filter(
      ({ eventId, watched, projectIds }) => eventId === null || watched || projectIds.some((id) => projects.has(id)),
    );
  }

  async items(access: Access, rows: readonly AlertDocument[]): Promise<InboxItem[]> {
    const alerts = await this.visible(access, rows);
    const [shown, rules] = await Promise.all([
      this.showFeed.items(
        access,
        alerts.map(groupOf).filter((group) => group !== null),
        { seenAt: null },
      ),
      this.findRules(access, alerts),
    ]);
    const feedItems = new Map(shown.map((item) => [item.event.id, item]));
    return alerts.flatMap((alert) => {
      const item = alert.eventId === null ? null : feedItems.get(alert.eventId);
      return item === undefined ? [] : showItem(alert, item, rules);
    });
  }

  private async findRules({ userId }: Access, alerts: readonly AlertDocument[]): Promise<Map<string, string>> {
    const ids = [...new Set(alerts.flatMap(({ ruleIds }) => ruleIds))];
    const rows = await this.stores.database.alertRule.findMany({
      where: { id: { in: ids }, userId },
      select: { id: true, name: true },
    });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

/** As the feed has the event. */
function groupOf({ eventId, type, packagePurl, projectIds, at }: AlertDocument): ShownGroup | null {
  if (eventId === null) return null;
  // What happened to a project itself is told of the project, though it is about a package.
  const purl = type?.startsWith('finding.') ? null : packagePurl;
  const told = projectIds.slice(0, reasonsShown);
  return { eventId, packagePurl: purl, freshAt: at, projectIds: told, projectCount: projectIds.length };
}

function showItem(alert: AlertDocument, item: FeedItem | null, rules: Map<string, string>): InboxItem {
  const snoozed = alert.snoozedUntil !== null && alert.snoozedUntil > new Date();
  return {
    id: alert._id,
    event: item?.event ?? null,
    notice: alert.notice,
    packageName: item?.packageName ?? null,
    reasons: item?.reasons ?? [],
    watched: alert.watched,
    rules: alert.ruleIds.flatMap((id) => {
      const name = rules.get(id);
      return name === undefined ? [] : { id, name };
    }),
    heldBack: alert.heldBack,
    at: alert.at.toISOString(),
    state: alert.state,
    snoozedUntil: snoozed ? (alert.snoozedUntil?.toISOString() ?? null) : null,
  };
}
