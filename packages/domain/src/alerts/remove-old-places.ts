import { BudgetPlaceModel } from '@red-tortoise/documents';

/** Long enough for every time zone's day, and for events that come again after a long outage. */
const keptFor = 7 * 24 * 60 * 60 * 1_000;

/** Removes the noise budgets of days that are over. Answers how many places. */
export async function removeOldPlaces(now = new Date()): Promise<number> {
  const { deletedCount } = await BudgetPlaceModel.deleteMany({ takenAt: { $lt: new Date(now.getTime() - keptFor) } });
  return deletedCount;
}
