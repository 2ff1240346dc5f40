import { type DeliveryDocument, DeliveryModel } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { notHeld } from '../usage/not-held.js';
import { enqueueDeliveries } from './enqueue-deliveries.js';

const enqueuedAtOnce = 10_000;
/** What has just been written is enqueued by whoever wrote it, in milliseconds. */
const grace = 2_000;
const confirmedBefore = {
  ...{ outcome: 'failed' as const, detail: 'the address was confirmed before' },
  ...{ status: null, milliseconds: 0 },
};

/**
 * Enqueues deliveries that are due and that `maySend` lets through, the oldest first: so that nothing is lost when Redis
 * was away, or whoever was to enqueue them has died. Those of paused channels and of suspended organisations wait.
 * Answers how many it enqueued.
 */
export async function sweepDeliveries(context: DomainContext, now = new Date()): Promise<number> {
  const due = {
    state: { $in: ['queued' as const, 'failed' as const] },
    nextAttemptAt: { $lte: new Date(now.getTime() - grace) },
  };
  const channels = await context.database.channel.findMany({
    where: { id: { in: await DeliveryModel.distinct('channelId', due) }, state: { not: 'paused' }, ...notHeld },
    select: { id: true, state: true },
  });
  const idsOf = (state: string) => channels.filter((channel) => channel.state === state).map(({ id }) => id);
  const [active, unconfirmed] = [{ $in: idsOf('active') }, { $in: idsOf('unconfirmed') }];
  // A question that was answered before it went out: nobody asks it any more.
  await DeliveryModel.updateMany(
    { ...due, kind: 'confirmation', channelId: active },
    { $set: { state: 'gave-up', nextAttemptAt: null }, $push: { attempts: { ...confirmedBefore, at: now } } },
  );
  const deliveries = await DeliveryModel.find({
    ...due,
    $or: [
      { channelId: active, kind: { $ne: 'confirmation' } },
      { channelId: unconfirmed, kind: 'confirmation' },
    ],
  })
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
