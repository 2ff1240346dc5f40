import { contentId, type EventDocument, EventModel, toEvent } from '@red-tortoise/documents';
import { describeEvent } from '@red-tortoise/messages';
import { createDeliveries } from '../deliveries/create-delivery.js';
import type { UnsettledAlert } from './unsettled-alert.js';

/** Writes down what goes out at once. Answers the ids, also of what was there already. */
export async function createAlertDeliveries(alerts: readonly UnsettledAlert[]): Promise<string[]> {
  const atOnce = alerts.flatMap((alert) =>
    alert.unsent.filter(({ when }) => when === 'at-once').map((send) => ({ alert, send })),
  );
  if (atOnce.length === 0) return [];
  const titleOf = await readTitles(atOnce.map(({ alert }) => alert));
  const deliveries = atOnce.map(({ alert, send: { channelId, kind } }) => ({
    id: contentId('delivery', alert._id, channelId),
    owner: alert.owner,
    channel: { id: channelId, kind },
    kind: 'alert' as const,
    alertIds: [alert._id],
    title: titleOf(alert),
  }));
  await createDeliveries(deliveries);
  return deliveries.map(({ id }) => id);
}

async function readTitles(alerts: readonly UnsettledAlert[]): Promise<(alert: UnsettledAlert) => string> {
  const eventIds = [...new Set(alerts.map(({ eventId }) => eventId))];
  const events = await EventModel.find({ _id: { $in: eventIds } }).lean<EventDocument[]>();
  const titles = new Map(events.map((event) => [event._id, describeEvent(toEvent(event), null).title]));
  return ({ eventId, type }) => titles.get(eventId ?? '') ?? type ?? 'Alert';
}
