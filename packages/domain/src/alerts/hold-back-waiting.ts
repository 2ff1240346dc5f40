import type { Channel } from '@red-tortoise/database';
import {
  type AlertDocument,
  AlertModel,
  type DeliveryDocument,
  DeliveryModel,
  type DigestItemDocument,
  DigestItemModel,
  insertIgnoringDuplicates,
} from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { ownerOf } from './alert-owner.js';
import { readAlertSettings } from './alert-settings.js';
import { byUrgency } from './by-urgency.js';
import { disturbingKinds } from './disturbing-kinds.js';
import { currentLocalDate } from './local-time.js';
import { type BudgetDay, returnOtherPlaces, sendId, takePlaces } from './noise-budget.js';

const alertsAtOnce = 1_000;

type Waiting = Pick<DeliveryDocument, '_id' | 'alertIds'>;

/**
 * Asks today's noise budget for the alerts that have waited for a channel, of however many days: those that find no place
 * go to its next digest, which says so. To be done before the channel sends again. Safe to run again.
 */
export async function holdBackWaiting(
  { database }: Pick<DomainContext, 'database'>,
  channel: Channel,
  now = new Date(),
): Promise<void> {
  if (!disturbingKinds.includes(channel.kind)) return;
  const owner = ownerOf(channel);
  const { timeZone, dailyBudget: budget } = (await readAlertSettings(database, [owner]))(owner.id);
  const day = { owner: owner.id, date: currentLocalDate(timeZone, now), budget };
  for (let after: string | undefined = ''; after !== undefined; ) {
    // What somebody asked for once more is theirs to get.
    const waiting: Waiting[] = await DeliveryModel.find({
      channelId: channel.id,
      kind: 'alert',
      state: { $in: ['queued', 'failed'] },
      replayOf: null,
      _id: { $gt: after },
    })
      .select({ alertIds: 1 })
      .sort({ _id: 1 })
      .limit(alertsAtOnce)
      .lean<Waiting[]>();
    await holdBackBatch(day, channel.id, waiting, now);
    after = waiting.at(-1)?._id;
  }
}

async function holdBackBatch(day: BudgetDay, channelId: string, waiting: readonly Waiting[], at: Date): Promise<void> {
  const alertIds = waiting.flatMap(({ alertIds: [alertId] }) => alertId ?? []);
  const alerts = await AlertModel.find({ _id: { $in: alertIds } })
    .select({ severity: 1, malicious: 1 })
    .lean<Pick<AlertDocument, '_id' | 'severity' | 'malicious'>[]>();
  const sends = alerts.toSorted(byUrgency).map(({ _id: alertId }) => ({ alertId, channelId }));
  await returnOtherPlaces(day, alertIds, channelId);
  const placed = await takePlaces(day, sends);
  const items = sends
    .filter((send) => !placed.has(sendId(send)))
    .map(
      (send): DigestItemDocument => ({
        ...{ _id: sendId(send), ...send, owner: day.owner, when: 'daily', heldBack: true, at, deliveryId: null },
      }),
    );
  const held = new Set(items.map(({ alertId }) => alertId));
  await insertIgnoringDuplicates(DigestItemModel, items);
  await AlertModel.updateMany({ _id: { $in: [...held] } }, { $set: { heldBack: true } });
  await DeliveryModel.deleteMany({
    _id: { $in: waiting.filter(({ alertIds: [alertId] }) => alertId && held.has(alertId)).map(({ _id }) => _id) },
  });
}
