import type { Channel } from '@red-tortoise/database';
import { DigestItemModel } from '@red-tortoise/documents';
import { ownerOf } from '../alerts/alert-owner.js';
import { readAlertSettings } from '../alerts/alert-settings.js';
import type { DomainContext } from '../context.js';
import { enqueueDeliveries } from '../deliveries/enqueue-deliveries.js';
import { inBatches } from '../in-batches.js';
import { notHeld } from '../usage/not-held.js';
import { createDigest } from './create-digest.js';
import { dueDigests } from './digest-due.js';

const channelsAtOnce = 500;

/**
 * Sends each channel its digests whose hour has come by its owner's clock: once for a day or a week, and none where nothing
 * waits, or where its organisation is suspended. Safe to run again, and by several at once. Answers how many are new.
 */
export async function sendDigests(
  context: DomainContext,
  now = new Date(),
  signal: AbortSignal = new AbortController().signal,
): Promise<number> {
  const waiting = await DigestItemModel.distinct('channelId', { deliveryId: null });
  let sent = 0;
  for (const channelIds of inBatches(waiting, channelsAtOnce)) {
    const channels = await context.database.channel.findMany({
      where: { id: { in: channelIds }, state: 'active', ...notHeld },
    });
    const settingsOf = await readAlertSettings(context.database, channels.map(ownerOf));
    for (const channel of channels) {
      if (signal.aborted) return sent;
      sent += await sendDigestsOf(context, channel, dueDigests(settingsOf(ownerOf(channel).id), now));
    }
  }
  return sent;
}

/** A channel that fails must not keep the others from their digests. */
async function sendDigestsOf(
  context: DomainContext,
  channel: Channel,
  due: ReturnType<typeof dueDigests>,
): Promise<number> {
  try {
    const created: string[] = [];
    for (const digest of due) {
      const deliveryId = await createDigest(channel, digest);
      if (deliveryId !== null) created.push(deliveryId);
    }
    await enqueueDeliveries(context, created);
    return created.length;
  } catch (error) {
    context.onError(error as Error, `digest of channel ${channel.id}`);
    return 0;
  }
}
