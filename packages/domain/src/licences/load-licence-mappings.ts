import type { Database } from '@red-tortoise/database';
import { isExpression, type LicenceMappings, licenceKey } from './normalise-licence.js';

/** How long a change of the table may go unseen, in milliseconds. */
const lifetime = 30_000;
const mostMappings = 10_000;
const cached = new WeakMap<Database, { until: number; mappings: LicenceMappings }>();

/** The table of licence texts. Rows whose `spdx` is no SPDX expression are left out. */
export async function loadLicenceMappings(database: Database): Promise<LicenceMappings> {
  const known = cached.get(database);
  if (known && known.until > Date.now()) return known.mappings;
  const rows = await database.licenceMapping.findMany({
    select: { text: true, spdx: true },
    orderBy: { createdAt: 'asc' },
    take: mostMappings,
  });
  const valid = rows.filter(({ spdx }) => isExpression(spdx));
  const mappings = new Map(valid.map(({ text, spdx }) => [licenceKey(text), spdx]));
  cached.set(database, { until: Date.now() + lifetime, mappings });
  return mappings;
}
