import { type AlertSettings, defaultAlertSettings } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';
import { type AlertOwner, ownerOf } from './alert-owner.js';

/** Noise budget and digest time of owners, by their id. Who has none of their own has the default. */
export async function readAlertSettings(
  database: Database,
  owners: readonly AlertOwner[],
): Promise<(ownerId: string) => AlertSettings> {
  const idsOf = (kind: AlertOwner['kind']) => owners.filter((owner) => owner.kind === kind).map(({ id }) => id);
  const rows = await database.alertSettings.findMany({
    where: { OR: [{ userId: { in: idsOf('person') } }, { organisationId: { in: idsOf('organisation') } }] },
  });
  const settings = new Map(rows.map((row) => [ownerOf(row).id, row]));
  return (ownerId) => settings.get(ownerId) ?? defaultAlertSettings;
}
