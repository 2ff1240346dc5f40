import { type Database, Prisma } from '@red-tortoise/database';
import type { SettingsRows } from './settings-snapshot.js';

/** More than staff write down by hand; nothing here may grow without an end. */
const mostRows = 10_000;

/** All tables as they were at one moment. */
export async function loadSettings(database: Database): Promise<SettingsRows> {
  const [revision, settings, flags, countries, aliases, plans] = await database.$transaction(
    [
      database.settingsRevision.findUnique({ where: { id: 1 } }),
      database.setting.findMany({ select: { name: true, value: true }, take: mostRows }),
      database.featureFlag.findMany({
        select: { name: true, state: true, percentage: true, organisationIds: true },
        take: mostRows,
      }),
      database.blockedCountry.findMany({ select: { code: true, reason: true }, take: mostRows }),
      database.ecosystemAlias.findMany({ select: { alias: true, ecosystem: true }, take: mostRows }),
      database.plan.findMany({ omit: { description: true, createdAt: true, updatedAt: true }, take: mostRows }),
    ],
    { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead },
  );
  return { revision: revision?.revision ?? 0n, settings, flags, countries, aliases, plans };
}
