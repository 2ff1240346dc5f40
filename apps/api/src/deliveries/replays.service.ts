import { Injectable } from '@nestjs/common';
import { CodedError } from '@red-tortoise/contracts';
import { contentId, type DeliveryDocument, DeliveryModel } from '@red-tortoise/documents';
import { createDelivery, enqueueDeliveries } from '@red-tortoise/domain';
import { AccessService } from '../access/access.service.js';
import type { Access } from '../accounts/access.guard.js';
import { sendsOfChannel } from '../channels/send-limits.js';
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
    const last = await lastOf(delivery);
    if (last.state !== 'queued') {
      await keepToLimit(this.stores, sendsOfChannel(this.stores.settings.current), channel.id);
    }
    const id = last.state === 'queued' ? last._id : await createReplay(last);
    await giveWay(last.state === 'queued' ? last.replayOf : last._id);
    await enqueueDeliveries(this.stores.context, [id]);
    return { deliveryId: id };
  }
}

/** Follows from the one before, so that two requests at once make one. */
const replayIdOf = (deliveryId: string) => contentId('replay', deliveryId);

/** The newest delivery of the same message: replays form a chain. */
async function lastOf(delivery: DeliveryDocument): Promise<DeliveryDocument> {
  for (let last = delivery; ; ) {
    const next = await DeliveryModel.findById(replayIdOf(last._id)).lean<DeliveryDocument>();
    if (!next) return last;
    last = next;
  }
}

async function createReplay(replaced: DeliveryDocument): Promise<string> {
  const { _id, owner, kind, title, channelId, channelKind, alertIds, digest } = replaced;
  const id = replayIdOf(_id);
  const channel = { id: channelId, kind: channelKind };
  await createDelivery({ id, owner, channel, kind, title, alertIds, digest, replayOf: _id });
  return id;
}

/** After the new one is there: a request that ends half-way may send a message once more, but never loses one. */
async function giveWay(id: string | null): Promise<void> {
  if (id === null) return;
  await DeliveryModel.updateOne({ _id: id }, { $set: { state: 'replayed', nextAttemptAt: null } });
}
