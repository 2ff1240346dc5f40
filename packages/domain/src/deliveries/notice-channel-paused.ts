import type { Channel } from '@red-tortoise/database';
import { type AlertDocument, AlertModel, contentId, insertIgnoringDuplicates } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';

/** A channel as it stands in Postgres after it was paused. */
type PausedChannel = Pick<Channel, 'id' | 'name' | 'userId' | 'organisationId' | 'pausedAt'>;

/**
 * Tells the owner of a channel in their inbox that it sends nothing any more: for an organisation's each of its owners.
 * One notice for each pause, however often it is said.
 */
export async function noticeChannelPaused(
  { database, queue }: DomainContext,
  channel: PausedChannel,
  reason: string,
): Promise<void> {
  const { organisationId } = channel;
  const owners =
    organisationId === null ? [] : await database.membership.findMany({ where: { organisationId, role: 'owner' } });
  const userIds = channel.userId === null ? owners.map(({ userId }) => userId) : [channel.userId];
  await insertIgnoringDuplicates(
    AlertModel,
    userIds.map((userId) => noticeOf(userId, channel, reason)),
  );
  if (userIds.length > 0) queue.signal('inbox.changed', { userIds: userIds.slice(0, 1_000) });
}

function noticeOf(userId: string, { id, name, pausedAt }: PausedChannel, reason: string): AlertDocument {
  const at = pausedAt ?? new Date();
  return {
    _id: contentId('notice', 'channel-paused', userId, id, at.toISOString()),
    owner: userId,
    ownerKind: 'person',
    eventId: null,
    notice: { kind: 'channel-paused', channelId: id, channelName: name, reason },
    type: null,
    packagePurl: null,
    severity: null,
    malicious: false,
    ruleIds: [],
    projectIds: [],
    watched: false,
    at,
    inbox: true,
    state: 'unread',
    snoozedUntil: null,
    heldBack: false,
    channelIds: [],
  };
}
