import type { ChannelKind } from '@red-tortoise/contracts';
import { type DeliveryDocument, DeliveryModel, insertIgnoringDuplicates } from '@red-tortoise/documents';

/** A message to be sent, and where. */
export interface NewDelivery extends Pick<DeliveryDocument, 'kind' | 'title'> {
  /** `contentId` of what is sent and where, so that the same is queued once; or random. */
  id: string;
  /** A person's id or an organisation's. */
  owner: string;
  channel: { id: string; kind: ChannelKind };
  alertIds?: string[];
  digest?: DeliveryDocument['digest'];
  replayOf?: string;
}

/** Writes a message down as due now. One that is written already stays as it is. Answers whether it is new. */
export async function createDelivery(delivery: NewDelivery): Promise<boolean> {
  return (await createDeliveries([delivery])) > 0;
}

/** Answers how many were new. */
export async function createDeliveries(deliveries: readonly NewDelivery[]): Promise<number> {
  const now = new Date();
  return await insertIgnoringDuplicates(
    DeliveryModel,
    deliveries.map((delivery) => toDocument(delivery, now)),
  );
}

function toDocument({ id, channel, alertIds, digest, replayOf, ...rest }: NewDelivery, now: Date): DeliveryDocument {
  return {
    _id: id,
    ...rest,
    channelId: channel.id,
    channelKind: channel.kind,
    alertIds: alertIds ?? [],
    digest: digest ?? null,
    title: rest.title.slice(0, longestTitle),
    state: 'queued',
    attempts: [],
    createdAt: now,
    sentAt: null,
    nextAttemptAt: now,
    replayOf: replayOf ?? null,
  };
}

const longestTitle = 300;
