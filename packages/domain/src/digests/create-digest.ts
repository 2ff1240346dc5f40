import type { Channel } from '@red-tortoise/database';
import {
  contentId,
  type DeliveryDocument,
  DeliveryModel,
  type DigestItemDocument,
  DigestItemModel,
} from '@red-tortoise/documents';
import { ownerOf } from '../alerts/alert-owner.js';
import { createDelivery } from '../deliveries/create-delivery.js';
import { inBatches } from '../in-batches.js';
import type { DueDigest } from './digest-due.js';

/** The alerts that a digest tells; of the others it says how many they are. */
const alertsTold = 500;
/** What is beyond that waits for the next one. */
const itemsTaken = 10_000;

type Waiting = Pick<DigestItemDocument, '_id' | 'alertId'>;

/**
 * Puts what has waited for a digest into it. The delivery is written first and names its alerts; then they no longer wait.
 * Whoever comes after a crash in between finds the delivery, and lets go of those that it names, and of as many of the
 * next ones as it says that there are more. Answers the delivery where it is new.
 */
export async function createDigest(channel: Channel, due: DueDigest): Promise<string | null> {
  const { when, period, date } = due;
  const waiting = await findWaiting(channel.id, due, itemsTaken);
  if (waiting.length === 0) return null;
  const id = contentId('digest', channel.id, when, period);
  const told = waiting.slice(0, alertsTold);
  const isNew = await createDelivery({
    id,
    owner: ownerOf(channel).id,
    channel,
    kind: 'digest',
    alertIds: told.map(({ alertId }) => alertId),
    digest: { when, date, more: waiting.length - told.length },
    title: titleOf(waiting.length, due),
  });
  if (isNew) await letGo(waiting, id);
  else await letGoOfTold(id, channel.id, due);
  return isNew ? id : null;
}

async function findWaiting(channelId: string, { when, at }: DueDigest, most: number): Promise<Waiting[]> {
  return await DigestItemModel.find({ channelId, deliveryId: null, at: { $lt: at }, when })
    .select({ alertId: 1 })
    .sort({ at: 1 })
    .limit(most)
    .lean<Waiting[]>();
}

/** What somebody left behind who wrote this delivery and died. */
async function letGoOfTold(deliveryId: string, channelId: string, due: DueDigest): Promise<void> {
  const delivery = await DeliveryModel.findById(deliveryId)
    .select({ alertIds: 1, digest: 1 })
    .lean<Pick<DeliveryDocument, 'alertIds' | 'digest'>>();
  if (!delivery) return;
  const { alertIds, digest } = delivery;
  const named = alertIds.map((alertId) => ({ _id: `${alertId}/${channelId}`, alertId }));
  await letGo(named, deliveryId);
  const more = named.length + (digest?.more ?? 0) - (await DigestItemModel.countDocuments({ deliveryId }));
  if (more > 0) await letGo(await findWaiting(channelId, due, more), deliveryId);
}

async function letGo(items: readonly Waiting[], deliveryId: string): Promise<void> {
  for (const batch of inBatches(items, 1_000)) {
    const ids = batch.map(({ _id }) => _id);
    await DigestItemModel.updateMany({ _id: { $in: ids }, deliveryId: null }, { $set: { deliveryId } });
  }
}

const titleOf = (alerts: number, { when, date }: DueDigest) =>
  `${alerts} ${alerts === 1 ? 'alert' : 'alerts'}: your ${when} digest of ${date}`;
