import type { Channel, Database } from '@red-tortoise/database';
import { type DeliveryDocument, DeliveryModel } from '@red-tortoise/documents';
import { maySend, notHeld } from '@red-tortoise/domain';

export interface DueDelivery {
  delivery: DeliveryDocument;
  channel: Channel;
}

/** The delivery if it is to be sent now. Null for one that is over, waits for its channel, its organisation or a later attempt. */
export async function findDue(database: Database, deliveryId: string, now = new Date()): Promise<DueDelivery | null> {
  const delivery = await DeliveryModel.findById(deliveryId).lean<DeliveryDocument>();
  if (!delivery || !['queued', 'failed'].includes(delivery.state)) return null;
  if (delivery.nextAttemptAt !== null && delivery.nextAttemptAt > now) return null;
  const channel = await database.channel.findUnique({ where: { id: delivery.channelId, ...notHeld } });
  if (!channel || !maySend(channel, delivery)) return null;
  return { delivery, channel };
}
