import { type AlertDocument, AlertModel } from '@red-tortoise/documents';

const mostRead = 10_000;

/** Who has an alert in the inbox whose snooze ended after one moment and up to another. */
export async function findWoken(after: Date, upTo: Date): Promise<string[]> {
  const alerts = await AlertModel.find({ snoozedUntil: { $gt: after, $lte: upTo }, inbox: true })
    .select({ _id: 0, owner: 1 })
    .hint('snoozed')
    .limit(mostRead)
    .maxTimeMS(5_000)
    .lean<Pick<AlertDocument, 'owner'>[]>();
  return [...new Set(alerts.map(({ owner }) => owner))];
}
