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
 * Whoever comes after a crash in between finds the delivery, and lets go of exactly those that it names. Answers the
 * delivery where it is new.
 */
export async function createDigest(channel: Channel, due: DueDigest): Promise<string | null> {
  const { when, period, date, at } = due;
  const waiting = await DigestItemModel.find({ channelId: channel.id, deliveryId: null, at: { $lt: at }, when })
    .select({ alertId: 1 })
    .sort({ at: 1 })
    .limit(itemsTaken)
    .lean<Waiting[]>();
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
  await letGo(isNew ? waiting : await namedBy(id, channel.id), id);
  return isNew ? id : null;
}

async function namedBy(deliveryId: string, channelId: string): Promise<Waiting[]> {
  const delivery = await DeliveryModel.findById(deliveryId)
    .select({ alertIds: 1 })
    .lean<Pick<DeliveryDocument, 'alertIds'>>();
  return (delivery?.alertIds ?? []).map((alertId) => ({ _id: `${alertId}/${channelId}`, alertId }));
}

async function letGo(items: readonly Waiting[], deliveryId: string): Promise<void> {
  for (const batch of inBatches(items, 1_000)) {
    const ids = batch.map(({ _id }) => _id);
    await DigestItemModel.updateMany({ _id: { $in: ids }, deliveryId: null }, { $set: { deliveryId } });
  }
}

const titleOf = (alerts: number, { when, date }: DueDigest) =>
  `${alerts} ${alerts === 1 ? 'alert' : 'alerts'}: your ${when} digest of ${date}`;
