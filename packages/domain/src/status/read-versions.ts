import { StreamOffsetModel } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';

/** What each server says that it is, by the name of the store; those that do not answer are left out. */
export async function readVersions({ database, queue }: DomainContext): Promise<Record<string, string>> {
  const [postgres, mongodb, others] = await Promise.allSettled([
    database.$queryRaw<{ server_version: string }[]>`show server_version`,
    StreamOffsetModel.db.db?.command({ buildInfo: 1 }),
    queue.serverVersions(),
  ]);
  return {
    ...(postgres.status === 'fulfilled' && postgres.value[0] ? { postgres: postgres.value[0].server_version } : {}),
    ...(mongodb.status === 'fulfilled' && mongodb.value ? { mongodb: String(mongodb.value.version) } : {}),
    ...(others.status === 'fulfilled' ? others.value : {}),
  };
}
