import { contentId, type DeliveryDocument, DeliveryModel } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { createDelivery } from './create-delivery.js';
import { enqueueDeliveries } from './enqueue-deliveries.js';

/** Follows from the one before, so that two requests at once make one. */
const replayIdOf = (deliveryId: string) => contentId('replay', deliveryId);

/** The newest delivery of the same message: replays form a chain. */
export async function lastDeliveryOf(delivery: DeliveryDocument): Promise<DeliveryDocument> {
  for (let last = delivery; ; ) {
    const next = await DeliveryModel.findById(replayIdOf(last._id)).lean<DeliveryDocument>();
    if (!next) return last;
    last = next;
  }
}

/**
 * Sends a message once more and answers the id of that delivery. As long as the last one waits for its first attempt it
 * is that one: to ask twice is to send once.
 *
 * @param last as `lastDeliveryOf` found it
 */
export async function replayDelivery(context: Sending, last: DeliveryDocument): Promise<string> {
  if (last.state !== 'queued') return replayOnce(context, last);
  await giveWay(last.replayOf);
  await enqueueDeliveries(context, [last._id]);
  return last._id;
}

/** Puts one replay in the place of exactly this delivery, however often it is asked to. */
export async function replayOnce(context: Sending, replaced: DeliveryDocument): Promise<string> {
  const { _id, owner, kind, title, channelId, channelKind, alertIds, digest } = replaced;
  const id = replayIdOf(_id);
  const channel = { id: channelId, kind: channelKind };
  await createDelivery({ id, owner, channel, kind, title, alertIds, digest, replayOf: _id });
  await giveWay(_id);
  await enqueueDeliveries(context, [id]);
  return id;
}

type Sending = Pick<DomainContext, 'queue' | 'onError'>;

/** After the new one is there: a request that ends half-way may send a message once more, but never loses one. */
async function giveWay(id: string | null): Promise<void> {
  if (id === null) return;
  await DeliveryModel.updateOne({ _id: id }, { $set: { state: 'replayed', nextAttemptAt: null } });
}
