import { DeliveryModel, DigestItemModel } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';

/**
 * Removes what waits for channels that are deleted: an alert that was raised just before may be settled after them. Answers
 * how many channels.
 */
export async function removeOfGoneChannels({ database }: Pick<DomainContext, 'database'>): Promise<number> {
  const [items, deliveries] = await Promise.all([
    DigestItemModel.distinct('channelId', { deliveryId: null }),
    DeliveryModel.distinct('channelId', { state: { $in: ['queued', 'failed'] } }),
  ]);
  const waiting = [...new Set([...items, ...deliveries])];
  const rows = await database.channel.findMany({ where: { id: { in: waiting } }, select: { id: true } });
  const there = new Set(rows.map(({ id }) => id));
  const gone = waiting.filter((id) => !there.has(id));
  if (gone.length === 0) return 0;
  await DigestItemModel.deleteMany({ channelId: { $in: gone } });
  await DeliveryModel.deleteMany({ channelId: { $in: gone } });
  return gone.length;
}
