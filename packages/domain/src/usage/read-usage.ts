import { type Quota, quotaNames } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';
import type { PlanLimits } from '../settings/plan-limits.js';
import { readImportCount } from './count-import.js';
import { countUsed } from './count-used.js';

/** What an organisation uses of what its plan limits; each count is bounded. */
export async function readUsage(database: Database, organisationId: string, plan: PlanLimits): Promise<Quota[]> {
  return Promise.all(
    quotaNames.map(async (name) => {
      const quota = { name, limit: plan[name], used: null, resetsAt: null };
      if (name === 'componentsPerImport') return quota;
      if (name !== 'importsPerDay') return { ...quota, used: await countUsed(database, organisationId, name) };
      const { used, resetsAt } = await readImportCount(database, organisationId);
      return { ...quota, used, resetsAt: resetsAt.toISOString() };
    }),
  );
}
