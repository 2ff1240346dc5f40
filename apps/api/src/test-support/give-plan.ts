import { randomUUID } from 'node:crypto';
import type { QuotaName } from '@red-tortoise/contracts';
import type { TestApi } from './start-api.js';

/** Gives an organisation a plan of its own, and waits until the API has heard of it. */
export async function givePlan(
  { stores }: TestApi,
  organisationId: string,
  limits: Partial<Record<QuotaName, number>>,
): Promise<void> {
  const id = `plan-${randomUUID()}`;
  await stores.database.plan.create({ data: { id, label: 'Tiny', ...limits } });
  await stores.database.organisation.update({ where: { id: organisationId }, data: { planId: id } });
  await new Promise<void>((resolve) => {
    const look = () => stores.settings.current.plan(id).id === id && resolve(stop());
    const stop = stores.settings.onChange(look);
    look();
  });
}
