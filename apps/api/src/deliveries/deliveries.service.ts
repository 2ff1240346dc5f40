import { Injectable } from '@nestjs/common';
import type { Delivery, listDeliveries } from '@red-tortoise/contracts';
import { type DeliveryDocument, DeliveryModel } from '@red-tortoise/documents';
import { loadMessage } from '@red-tortoise/domain';
import { contentOf } from '@red-tortoise/messages';
import { z } from 'zod';
import { AccessService } from '../access/access.service.js';
import { ownerIdOf } from '../access/owner.js';
import type { Access } from '../accounts/access.guard.js';
import { cutPage, decodeCursor } from '../http/cursor.js';
import { Stores } from '../stores/stores.js';
import { showDelivery } from './show-delivery.js';

type DeliveriesQuery = z.output<typeof listDeliveries.query>;

const Place = z.object({ at: z.iso.datetime().transform((text) => new Date(text)), id: z.string().max(64) });

@Injectable()
export class DeliveriesService {
  constructor(
    private readonly stores: Stores,
    private readonly access: AccessService,
  ) {}

  async list(access: Access, query: DeliveriesQuery): Promise<{ items: Delivery[]; next: string | null }> {
    const { channelId, state, limit, cursor } = query;
    const owner = await this.access.owner(access, query.organisationId, 'read');
    if (channelId !== undefined) await this.access.channel(access, channelId, 'read');
    const place = decodeCursor(Place, cursor);
    const found = await DeliveryModel.find({
      owner: ownerIdOf(owner),
      ...(channelId === undefined ? {} : { channelId }),
      ...(state === undefined ? {} : { state }),
      ...(place === undefined ? {} : { $or: after(place) }),
    })
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit + 1)
      .lean();
    const page = cutPage(found, limit, ({ createdAt, _id }) => ({ at: createdAt.toISOString(), id: _id }));
    const names = await this.namesOf(page.rows);
    return { items: page.rows.map((row) => showDelivery(row, names)), next: page.next };
  }

  /** As it went or would go now, without the links that hold a token. */
  async get(access: Access, deliveryId: string): Promise<Delivery & { content: string }> {
    const delivery = await this.access.delivery(access, deliveryId, 'read');
    const channel = await this.access.channel(access, delivery.channelId, 'read');
    const { database, environment } = this.stores;
    const addresses = { web: environment.WEB_URL, unsubscribe: null, confirm: null };
    const message = await loadMessage(database, delivery, channel, addresses);
    const names = new Map([[channel.id, channel.name]]);
    return { ...showDelivery(delivery, names), content: message === null ? '' : contentOf(message) };
  }

  private async namesOf(deliveries: readonly DeliveryDocument[]): Promise<Map<string, string>> {
    const ids = [...new Set(deliveries.map(({ channelId }) => channelId))];
    const rows = await this.stores.database.channel.findMany({
      where: { id: { in: ids } },
      select: { id: true, name: true },
    });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

function after({ at, id }: z.output<typeof Place>) {
  return [{ createdAt: { $lt: at } }, { createdAt: at, _id: { $lt: id } }];
}
