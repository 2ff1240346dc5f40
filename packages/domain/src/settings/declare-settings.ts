import { features, settings } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';

/** Gives each setting and each feature that is declared in code a row, once. What staff changed in a row stays. */
export async function declareSettings(database: Database): Promise<void> {
  const declared = Object.entries(settings).map(([name, { description }]) => ({ name, description }));
  await database.setting.createMany({ data: declared, skipDuplicates: true });
  for (const { name, description } of declared) {
    await database.setting.updateMany({ where: { name, description: { not: description } }, data: { description } });
  }
  const flags = Object.entries(features).map(([name, description]) => ({ name, description, state: 'on' as const }));
  await database.featureFlag.createMany({ data: flags, skipDuplicates: true });
  for (const { name, description } of flags) {
    const where = { name, description: { not: description } };
    await database.featureFlag.updateMany({ where, data: { description } });
  }
}
