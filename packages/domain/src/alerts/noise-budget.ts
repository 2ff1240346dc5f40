import { type BudgetPlaceDocument, BudgetPlaceModel, insertIgnoringDuplicates } from '@red-tortoise/documents';
import { currentLocalDate } from './local-time.js';

/** A day of an owner's noise budget. */
export interface BudgetDay {
  /** A person's id or an organisation's. */
  owner: string;
  /** The owner's local date. */
  date: string;
  /** How many places it has. */
  budget: number;
}

/** An alert that one channel is to send at once: one message. */
export type BudgetSend = Pick<BudgetPlaceDocument, 'alertId' | 'channelId'>;

export const sendId = ({ alertId, channelId }: BudgetSend) => `${alertId}/${channelId}`;

/**
 * Gives each of these messages a place in the day's budget, the first ones first, as long as there is one. One that has a
 * place keeps it, so that a repetition, or another process that does the same just now, decides the same. Answers the
 * ids (`sendId`) of those that have one.
 */
export async function takePlaces(day: BudgetDay, sends: readonly BudgetSend[]): Promise<Set<string>> {
  const alertId = { $in: [...new Set(sends.map((send) => send.alertId))] };
  for (;;) {
    // Both each time: around midnight somebody else may have taken a message's place under another date.
    const [taken, kept] = await Promise.all([readPlaces(day), BudgetPlaceModel.find({ alertId }).lean()]);
    const known = new Set([...taken, ...kept].map(sendId));
    const waiting = sends.filter((send) => !known.has(sendId(send)));
    const free = freePlaces(day, new Set(taken.map(({ _id }) => _id)));
    if (waiting.length === 0 || free.length === 0) return new Set(sends.map(sendId).filter((id) => known.has(id)));
    const takenAt = new Date();
    // A place that somebody else was quicker to take is a duplicate; the next round looks again.
    await insertIgnoringDuplicates(
      BudgetPlaceModel,
      waiting.slice(0, free.length).map((send, turn) => ({ _id: free[turn], ...send, takenAt })),
    );
  }
}

/** Gives back what these alerts have of other days' budgets for a channel: it did not send them then. */
export async function returnOtherPlaces(
  { owner, date }: BudgetDay,
  alertIds: readonly string[],
  channelId: string,
): Promise<void> {
  const { $gte, $lt } = idsOf(owner, date);
  const otherDay = { $or: [{ _id: { $lt: $gte } }, { _id: { $gte: $lt } }] };
  await BudgetPlaceModel.deleteMany({ alertId: { $in: [...alertIds] }, channelId, ...otherDay });
}

/** How many places of today's budget are taken. */
export async function usedToday(owner: string, timeZone: string): Promise<number> {
  return (await readPlaces({ owner, date: currentLocalDate(timeZone) })).length;
}

async function readPlaces({ owner, date }: Pick<BudgetDay, 'owner' | 'date'>) {
  return await BudgetPlaceModel.find({ _id: idsOf(owner, date) }).lean();
}

/** Ids of one day stand together, so that reading them is a walk along the ids. */
const idsOf = (owner: string, date: string) => ({ $gte: `${owner}/${date}/`, $lt: `${owner}/${date}0` });

function freePlaces({ owner, date, budget }: BudgetDay, taken: ReadonlySet<string>): string[] {
  return Array.from({ length: budget }, (_, place) => `${owner}/${date}/${place}`).filter((id) => !taken.has(id));
}
