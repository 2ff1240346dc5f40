import { Injectable } from '@nestjs/common';
import { CodedError } from '@red-tortoise/contracts';
import { lastDeliveryOf, replayDelivery, sendsOfChannel } from '@red-tortoise/domain';
import { AccessService } from '../access/access.service.js';
import type { Access } from '../accounts/access.guard.js';
import { keepToLimit } from '../http/keep-to-limit.js';
import { Stores } from '../stores/stores.js';

@Injectable()
export class ReplaysService {
  constructor(
    private readonly stores: Stores,
    private readonly access: AccessService,
  ) {}

  /** Two clicks are one replay: as long as the message waits for its first attempt it is not made once more. */
  async replay(access: Access, deliveryId: string): Promise<{ deliveryId: string }> {
    const delivery = await this.access.delivery(access, deliveryId, 'change');
    const channel = await this.access.channel(access, delivery.channelId, 'change');
    // A confirmation has its own way to be sent again, and its own limits.
    if (channel.state !== 'active' || delivery.kind === 'confirmation') throw new CodedError('channel.not-testable');
    const last = await lastDeliveryOf(delivery);
    if (last.state !== 'queued') {
      await keepToLimit(this.stores, sendsOfChannel(this.stores.settings.current), channel.id);
    }
    return { deliveryId: await replayDelivery(this.stores.context, last) };
  }
}
