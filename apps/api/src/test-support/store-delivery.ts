import { type DeliveryDocument, DeliveryModel } from '@red-tortoise/documents';

/** A delivery as the verbs of the domain leave it; what matters to a test goes into `change`. */
export async function storeDelivery(
  change: Partial<DeliveryDocument> & Pick<DeliveryDocument, 'owner' | 'channelId'>,
): Promise<DeliveryDocument> {
  const now = new Date();
  const delivery: DeliveryDocument = {
    _id: crypto.randomUUID(),
    channelKind: 'webhook',
    kind: 'test',
    alertIds: [],
    digest: null,
    title: 'Test message',
    state: 'queued',
    attempts: [],
    createdAt: now,
    sentAt: null,
    nextAttemptAt: now,
    replayOf: null,
    ...change,
  };
  await DeliveryModel.create(delivery);
  return delivery;
}
