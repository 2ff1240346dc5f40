import type { Channel, Database } from '@red-tortoise/database';
import {
  type AlertDocument,
  AlertModel,
  type DeliveryDocument,
  type DigestItemDocument,
  DigestItemModel,
} from '@red-tortoise/documents';
import type { Message, MessageAlert } from '@red-tortoise/messages';
import { loadMessageAlerts } from './load-message-alerts.js';

/** Where a message's links lead. Links with a token are secrets: null where the message is only looked at. */
export interface MessageAddresses {
  /** The web app's. */
  web: string;
  unsubscribe: string | null;
  confirm: string | null;
}

/** What a delivery has to say, or null when that is gone: its alerts were removed since. */
export async function loadMessage(
  database: Database,
  delivery: DeliveryDocument,
  channel: Pick<Channel, 'id' | 'kind' | 'name' | 'organisationId'>,
  { web, unsubscribe, confirm }: MessageAddresses,
): Promise<Message | null> {
  const { id, kind, name, organisationId } = channel;
  const organisation =
    organisationId === null ? null : await database.organisation.findUnique({ where: { id: organisationId } });
  const envelope = {
    id: delivery._id,
    channel: { id, kind, name, organisationName: organisation?.name ?? null },
    createdAt: delivery.createdAt.toISOString(),
    web: web.replace(/\/$/, ''),
    unsubscribe,
  };
  if (delivery.kind === 'test') return { ...envelope, kind: 'test' };
  if (delivery.kind === 'confirmation') return { ...envelope, kind: 'confirmation', confirm };
  const alerts = await loadAlerts(database, delivery);
  const [first] = alerts;
  if (!first) return null;
  if (delivery.kind === 'alert' || delivery.digest === null) return { ...envelope, kind: 'alert', alert: first };
  return { ...envelope, kind: 'digest', ...delivery.digest, alerts };
}

/** In the order of the delivery. */
async function loadAlerts(
  database: Database,
  { alertIds, channelId, kind }: DeliveryDocument,
): Promise<MessageAlert[]> {
  const [documents, held] = await Promise.all([
    AlertModel.find({ _id: { $in: alertIds } }).lean<AlertDocument[]>(),
    kind === 'digest' ? findHeldBack(alertIds, channelId) : new Set<string>(),
  ]);
  const byId = new Map(documents.map((document) => [document._id, document]));
  const alerts = await loadMessageAlerts(
    database,
    alertIds.flatMap((id) => byId.get(id) ?? []),
  );
  return alerts.map((alert) => ({ ...alert, heldBack: held.has(alert.id) }));
}

/** Which of them would have come by this channel at once. */
async function findHeldBack(alertIds: readonly string[], channelId: string): Promise<Set<string>> {
  const ids = alertIds.map((alertId) => `${alertId}/${channelId}`);
  const items = await DigestItemModel.find({ _id: { $in: ids }, heldBack: true }).lean<DigestItemDocument[]>();
  return new Set(items.map(({ alertId }) => alertId));
}
