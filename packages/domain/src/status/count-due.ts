import type { Database } from '@red-tortoise/database';
import { type DeliveryDocument, DeliveryModel } from '@red-tortoise/documents';
import { maySend } from '../deliveries/may-send.js';
import { notHeld } from '../usage/not-held.js';

const countedTo = 1_000;
/** What is held stands among what is really late; beyond so much nobody looks. */
const mostRead = 5_000;
const longestSearch = 5_000;

/**
 * Deliveries whose turn has come and that nothing holds (a paused or unconfirmed channel, a suspended organisation),
 * counted to 1,000, and the seconds that the oldest waits.
 */
export async function countDue(database: Database, now: Date): Promise<{ waiting: number; lag: number }> {
  const due = await DeliveryModel.find({ state: { $in: ['queued', 'failed'] }, nextAttemptAt: { $lte: now } })
    .select({ _id: 0, channelId: 1, kind: 1, nextAttemptAt: 1 })
    .sort({ nextAttemptAt: 1 })
    .hint('due')
    .limit(mostRead)
    .maxTimeMS(longestSearch)
    .lean<Pick<DeliveryDocument, 'channelId' | 'kind' | 'nextAttemptAt'>[]>();
  const sending = await database.channel.findMany({
    where: { id: { in: [...new Set(due.map(({ channelId }) => channelId))] }, state: { not: 'paused' }, ...notHeld },
    select: { id: true, state: true },
  });
  const channels = new Map(sending.map((channel) => [channel.id, channel]));
  const late = due.filter((delivery) => {
    const channel = channels.get(delivery.channelId);
    return channel !== undefined && maySend(channel, delivery);
  });
  const oldest = late[0]?.nextAttemptAt ?? now;
  return { waiting: Math.min(countedTo, late.length), lag: (now.getTime() - oldest.getTime()) / 1_000 };
}
