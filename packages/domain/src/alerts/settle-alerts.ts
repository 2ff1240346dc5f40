import { AlertModel } from '@red-tortoise/documents';
import { createDigestItems } from '../digests/create-digest-items.js';
import { createAlertDeliveries } from './create-alert-deliveries.js';
import type { UnsettledAlert } from './unsettled-alert.js';

const unsettled = { unsent: { $exists: true } };
const settledAtOnce = 500;

/** Settles these alerts, as far as they are not. Answers their deliveries. */
export async function settleAlerts(alertIds: readonly string[]): Promise<string[]> {
  if (alertIds.length === 0) return [];
  return await settle(await readUnsettled({ _id: { $in: [...alertIds] } }, alertIds.length));
}

/** Settles what a crash left behind, the oldest first. Answers the deliveries. */
export async function settleForgotten(): Promise<string[]> {
  return await settle(await readUnsettled({}, settledAtOnce));
}

async function readUnsettled(filter: object, limit: number): Promise<UnsettledAlert[]> {
  return await AlertModel.find({ ...filter, ...unsettled })
    .select({ owner: 1, eventId: 1, type: 1, unsent: 1 })
    .sort({ at: 1 })
    .limit(limit)
    .lean<UnsettledAlert[]>();
}

/**
 * Writes the deliveries and the digest items of alerts, and says then that nothing is left to write. An alert knows itself
 * what it has to send, so that this gives the same whenever it is done, whatever became of its rules.
 */
async function settle(alerts: readonly UnsettledAlert[]): Promise<string[]> {
  if (alerts.length === 0) return [];
  const deliveryIds = await createAlertDeliveries(alerts);
  await createDigestItems(alerts);
  await AlertModel.updateMany({ _id: { $in: alerts.map(({ _id }) => _id) } }, { $unset: { unsent: 1 } });
  return deliveryIds;
}
