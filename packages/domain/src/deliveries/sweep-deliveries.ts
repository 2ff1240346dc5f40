import { type DeliveryDocument, DeliveryModel } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { notHeld } from '../usage/not-held.js';
import { enqueueDeliveries } from './enqueue-deliveries.js';

const enqueuedAtOnce = 10_000;
/** What has just been written is enqueued by whoever wrote it, in milliseconds. */
const grace = 2_000;

/**
 * Enqueues deliveries that are due, the oldest first: so that nothing is lost when Redis was away, or whoever was to enqueue
 * them has died. Those of paused channels and of suspended organisations wait. Answers how many it enqueued.
 */
export async function sweepDeliveries(context: DomainContext, now = new Date()): Promise<number> {
  const due = {
    state: { $in: ['queued' as const, 'failed' as const] },
    nextAttemptAt: { $lte: new Date(now.getTime() - grace) },
  };
  const channels = await context.database.channel.findMany({
    where: { id: { in: await DeliveryModel.distinct('channelId', due) }, state: { not: 'paused' }, ...notHeld },
    select: { id: true },
  });
  const deliveries = await DeliveryModel.find({ ...due, channelId: { $in: channels.map(({ id }) => id) } })
    .select({ _id: 1 })
    .sort({ nextAttemptAt: 1 })
    .limit(enqueuedAtOnce)
    .lean<Pick<DeliveryDocument, '_id'>[]>();
  await enqueueDeliveries(
    context,
    deliveries.map(({ _id }) => _id),
  );
  return deliveries.length;
}
