import { QuotaExceeded } from '@red-tortoise/contracts';
import type { DomainContext } from '../context.js';
import type { SettingsSnapshot } from '../settings/settings-snapshot.js';

/** Why an import of so many components is too large for the plan of its organisation; null when it is not. */
export async function refusalOfImport(
  { database }: DomainContext,
  settings: Pick<SettingsSnapshot, 'plan'>,
  organisationId: string,
  components: number,
): Promise<QuotaExceeded | null> {
  const row = await database.organisation.findUnique({
    where: { id: organisationId },
    select: { name: true, planId: true },
  });
  const plan = settings.plan(row?.planId ?? null);
  const limit = plan.componentsPerImport;
  if (limit === null || components <= limit) return null;
  const quota = { name: 'componentsPerImport', used: components, limit, resetsAt: null } as const;
  return new QuotaExceeded(quota, row?.name ?? '', plan.label);
}
