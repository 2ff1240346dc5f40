import { BudgetPlaceModel, insertIgnoringDuplicates } from '@red-tortoise/documents';
import { currentLocalDate } from './local-time.js';

/** A day of an owner's noise budget. */
interface BudgetDay {
  /** A person's id or an organisation's. */
  owner: string;
  /** The owner's local date. */
  date: string;
  /** How many places it has. */
  budget: number;
}

/**
 * Gives each of these alerts a place in the day's budget, the first ones first, as long as there is one. An alert that has
 * a place keeps it, so that a repetition, or another process that does the same just now, decides the same. Answers
 * the alerts that have one.
 */
export async function takePlaces(day: BudgetDay, alertIds: readonly string[]): Promise<Set<string>> {
  const placed = new Set<string>();
  const earlier = await BudgetPlaceModel.find({ alertId: { $in: [...alertIds] } }).lean();
  for (const { alertId } of earlier) placed.add(alertId);
  for (;;) {
    const taken = await readPlaces(day);
    for (const { alertId } of taken) placed.add(alertId);
    const waiting = alertIds.filter((id) => !placed.has(id));
    const free = freePlaces(day, new Set(taken.map(({ _id }) => _id)));
    if (waiting.length === 0 || free.length === 0) return new Set(alertIds.filter((id) => placed.has(id)));
    const takenAt = new Date();
    // A place that somebody else was quicker to take is a duplicate; the next round looks again.
    await insertIgnoringDuplicates(
      BudgetPlaceModel,
      waiting.slice(0, free.length).map((alertId, turn) => ({ _id: free[turn], alertId, takenAt })),
    );
  }
}

/** How many places of today's budget are taken. */
export async function usedToday(owner: string, timeZone: string): Promise<number> {
  return (await readPlaces({ owner, date: currentLocalDate(timeZone) })).length;
}

/** Ids of one day stand together, so that this is a walk along the ids. */
async function readPlaces({ owner, date }: Pick<BudgetDay, 'owner' | 'date'>) {
  return await BudgetPlaceModel.find({ _id: { $gte: `${owner}/${date}/`, $lt: `${owner}/${date}0` } }).lean();
}

function freePlaces({ owner, date, budget }: BudgetDay, taken: ReadonlySet<string>): string[] {
  return Array.from({ length: budget }, (_, place) => `${owner}/${date}/${place}`).filter((id) => !taken.has(id));
}
