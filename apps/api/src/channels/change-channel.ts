import { CodedError } from '@red-tortoise/contracts';
import type { Database, Prisma } from '@red-tortoise/database';
import { type ChannelRow, withRules } from './show-channels.js';

/**
 * Changes a channel if it still is as `when` says, in one statement: a worker may be pausing it at the same moment.
 * Answers it as it stands then.
 *
 * @throws CodedError channel.not-found when it was removed meanwhile
 */
export async function changeChannel(
  database: Database,
  id: string,
  data: Prisma.ChannelUpdateManyMutationInput,
  when: Prisma.ChannelWhereInput = {},
): Promise<ChannelRow> {
  await database.channel.updateMany({ where: { ...when, id }, data });
  const row = await database.channel.findUnique({ where: { id }, include: withRules });
  if (!row) throw new CodedError('channel.not-found');
  return row;
}
