import type { Prisma } from '@red-tortoise/database';
import type { DeliveryDocument } from '@red-tortoise/documents';
import { countUse, readSendsOfChannel, replayOnce } from '@red-tortoise/domain';

type Sending = Parameters<typeof replayOnce>[0]['queue'];

/**
 * Sends messages once more, each at most once in the place of its delivery, however often that is asked: whoever wants a
 * third one sends the second again. What goes to a paused channel, and what confirms an address, stays as it is; so does
 * what a channel has no room for in this hour, in which its owners' tests and replays count as well.
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
  const wanted = rows.filter(({ kind, state, channelId }) => {
    return kind !== 'confirmation' && state !== 'queued' && state !== 'replayed' && open.has(channelId);
  });
  const limit = await readSendsOfChannel(transaction);
  let sent = 0;
  for (const row of wanted) {
    if ((await countUse(queue, limit, row.channelId)) > 0) continue;
    // What Redis does not take is found by the sweep within a minute.
    await replayOnce({ queue, onError: () => {} }, row);
    sent += 1;
  }
  const unfit = rows.length - wanted.length;
  const full = wanted.length - sent;
  const why = 'they wait, were sent again already, confirm an address, or their channel is not active';
  return [
    `${sent} are on their way again`,
    ...(full === 0 ? [] : [`${full} can be sent later: there are at most ${limit.says}`]),
    ...(unfit === 0 ? [] : [`${unfit} stay as they are: ${why}`]),
  ].join('; ');
}
