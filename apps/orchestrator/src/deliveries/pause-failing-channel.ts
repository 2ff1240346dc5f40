import { noticeChannelPaused } from '@red-tortoise/domain';
import type { OrchestratorContext } from '../context.js';

/**
 * Pauses a channel that has failed too often in a row, and tells its owner. Each step is done once, however often this
 * is asked for: a process may die between any two.
 */
export async function pauseFailingChannel(context: OrchestratorContext, id: string, lastDetail: string): Promise<void> {
  const { database, settings } = context;
  const reason = `Messages could not be delivered any more; the last: ${lastDetail}`;
  await database.channel.updateMany({
    where: { id, state: 'active', failures: { gte: settings.current.value('channels.failures-that-pause') } },
    data: { state: 'paused', pauseCause: 'failures', pauseReason: reason, pausedAt: new Date() },
  });
  const channel = await database.channel.findUnique({ where: { id } });
  if (channel?.state !== 'paused' || channel.pauseCause !== 'failures') return;
  await noticeChannelPaused(context, channel, channel.pauseReason ?? reason);
}
