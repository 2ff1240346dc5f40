import type { Delivery } from '@red-tortoise/contracts';
import type { DeliveryDocument } from '@red-tortoise/documents';

/** @param names of channels, by id; one that was removed at this moment has none any more */
export function showDelivery(delivery: DeliveryDocument, names: ReadonlyMap<string, string>): Delivery {
  const { _id: id, channelId, channelKind, kind, title, alertIds, digest, state, attempts, replayOf } = delivery;
  return {
    id,
    channelId,
    channelName: names.get(channelId) ?? '',
    channelKind,
    kind,
    title,
    alerts: alertIds.length + (digest?.more ?? 0),
    state,
    attempts: attempts.map((attempt) => ({ ...attempt, at: attempt.at.toISOString() })),
    createdAt: delivery.createdAt.toISOString(),
    sentAt: delivery.sentAt?.toISOString() ?? null,
    nextAttemptAt: delivery.nextAttemptAt?.toISOString() ?? null,
    replayOf,
  };
}
