import { AlertModel } from '@red-tortoise/documents';

const countedTo = 1_000;

/** How many alerts in a person's inbox are unread and not snoozed. Counted to 1,000 at the most. */
export async function countUnread(userId: string): Promise<number> {
  return await AlertModel.countDocuments({
    owner: userId,
    inbox: true,
    state: 'unread',
    $or: [{ snoozedUntil: null }, { snoozedUntil: { $lte: new Date() } }],
  }).limit(countedTo);
}
