import type { Activity, ActivityQuery } from '@red-tortoise/contracts';
import { type ActivityWindowDocument, ActivityWindowModel } from '@red-tortoise/documents';

type Window = Activity['windows'][number];
type Counts = Window['counts'];

const day = 24 * 60 * 60 * 1_000;
/** A year of hours, and a day. */
const mostWindows = 367 * 24;

/** The days up to now, today among them; hours are added up to days here, since a year has 8,800 small documents. */
export async function readActivity(subject: string, { days, by }: ActivityQuery): Promise<Activity> {
  const today = Math.floor(Date.now() / day) * day;
  const stored = await ActivityWindowModel.find({ subject, from: { $gte: new Date(today - (days - 1) * day) } })
    .select({ from: 1, counts: 1 })
    .sort({ from: 1 })
    .limit(mostWindows)
    .maxTimeMS(5_000)
    .lean<Pick<ActivityWindowDocument, 'from' | 'counts'>[]>();
  const windows = new Map<string, Window>();
  for (const { from, counts } of stored) {
    const start = by === 'hour' ? from : new Date(Math.floor(from.getTime() / day) * day);
    const key = start.toISOString();
    windows.set(key, withCounts(windows.get(key) ?? { from: key, counts: {}, total: 0 }, counts));
  }
  const all = [...windows.values()];
  return { windows: all, total: all.reduce((sum, { total }) => sum + total, 0) };
}

/** Stored by the two words of a type, shown by the type. */
function withCounts({ from, counts, total }: Window, stored: ActivityWindowDocument['counts']): Window {
  const sums: Counts = { ...counts };
  let sum = total;
  for (const [subject, byWord] of Object.entries(stored)) {
    for (const [word, count] of Object.entries(byWord)) {
      const type = `${subject}.${word}` as keyof Counts;
      sums[type] = (sums[type] ?? 0) + count;
      sum += count;
    }
  }
  return { from, counts: sums, total: sum };
}
