import type { Prisma } from '@red-tortoise/database';
import type { DeliveryDocument } from '@red-tortoise/documents';
import { replayOnce } from '@red-tortoise/domain';

type Sending = Parameters<typeof replayOnce>[0]['queue'];

/**
 * Sends messages once more, each at most once in the place of its delivery, however often that is asked: whoever wants a
 * third one sends the second again. What goes to a paused channel, and what confirms an address, stays as it is.
 */
export async function sendAgain(
  rows: readonly DeliveryDocument[],
  { transaction, queue }: { transaction: Prisma.TransactionClient; queue: Sending },
): Promise<string> {
  const ids = [...new Set(rows.map(({ channelId }) => channelId))];
  const active = await transaction.channel.findMany({
    where: { id: { in: ids }, state: 'active' },
    select: { id: true },
  });
  const open = new Set(active.map(({ id }) => id));
  const sent = rows.filter(({ kind, state, channelId }) => {
    return kind !== 'confirmation' && state !== 'queued' && state !== 'replayed' && open.has(channelId);
  });
  // What Redis does not take is found by the sweep within a minute.
  for (const row of sent) await replayOnce({ queue, onError: () => {} }, row);
  const left = rows.length - sent.length;
  const why = 'they wait, were sent again already, confirm an address, or their channel is not active';
  return `${sent.length} are on their way again${left === 0 ? '' : `; ${left} stay as they are: ${why}`}`;
}
