import type { Channel } from '@red-tortoise/contracts';
import type { Prisma } from '@red-tortoise/database';
import { DeliveryModel } from '@red-tortoise/documents';

export const withRules = { _count: { select: { rules: true } } } as const satisfies Prisma.ChannelInclude;
export type ChannelRow = Prisma.ChannelGetPayload<{ include: typeof withRules }>;

const countedTo = 1_000;
export const waitingStates = ['queued', 'failed'] as const;

export function showChannels(rows: readonly ChannelRow[]): Promise<Channel[]> {
  return Promise.all(rows.map(showChannel));
}

/** Without target and secret: those never leave the server again. */
export async function showChannel(row: ChannelRow): Promise<Channel> {
  const { id, organisationId, kind, name, state } = row;
  return {
    id,
    organisationId,
    kind,
    name,
    target: row.targetShown,
    state,
    paused:
      row.pauseCause === null || row.pausedAt === null
        ? null
        : { cause: row.pauseCause, reason: row.pauseReason, at: row.pausedAt.toISOString() },
    failuresInARow: row.failures,
    lastSentAt: row.lastSentAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    rules: row._count.rules,
    waiting: await DeliveryModel.countDocuments({ channelId: id, state: { $in: waitingStates } }, { limit: countedTo }),
  };
}
