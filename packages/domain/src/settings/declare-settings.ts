import { features, settings } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';

/**
 * Gives each setting and each feature that is declared in code a row, once. What staff changed in a row stays. Where
 * nothing is new nothing is written: every statement on these tables lets all processes read them again.
 */
export async function declareSettings(database: Database): Promise<void> {
  const select = { name: true, description: true } as const;
  for (const { name, description } of newsIn(settings, await database.setting.findMany({ select }))) {
    await database.setting.upsert({ where: { name }, create: { name, description }, update: { description } });
  }
  const flags = Object.fromEntries(Object.entries(features).map(([name, description]) => [name, { description }]));
  for (const { name, description } of newsIn(flags, await database.featureFlag.findMany({ select }))) {
    const create = { name, description, state: 'on' as const };
    await database.featureFlag.upsert({ where: { name }, create, update: { description } });
  }
}

interface Described {
  name: string;
  description: string;
}

function newsIn(declared: Readonly<Record<string, { description: string }>>, rows: readonly Described[]): Described[] {
  const known = new Map(rows.map(({ name, description }) => [name, description]));
  return Object.entries(declared)
    .map(([name, { description }]) => ({ name, description }))
    .filter(({ name, description }) => known.get(name) !== description);
}
