import { QuarantinedRecordModel } from '@red-tortoise/documents';
import type { FitRow, UnfitRow } from '../osv-record-row.js';

/** Sets records aside that are unfit, and lets go of those that are fit again. */
export async function keepQuarantine(
  { unfit, fit }: { unfit: readonly UnfitRow[]; fit: readonly FitRow[] },
  source: string,
  now: Date,
): Promise<void> {
  if (unfit.length > 0) {
    const writes = unfit.map((row) => settingAside(row, source, now));
    await QuarantinedRecordModel.collection.bulkWrite(writes as never, { ordered: true });
  }
  // A record whose id can be read by now stands under it, and no longer under its place.
  const moved = unfit.filter(({ place, item }) => place !== item).map(({ place }) => idOf(source, place));
  const gone = fit.flatMap(({ record, place }) => [idOf(source, record.id), idOf(source, place)]);
  const ids = [...moved, ...gone];
  if (ids.length > 0 && (await QuarantinedRecordModel.exists({ source })) !== null) {
    await QuarantinedRecordModel.deleteMany({ _id: { $in: ids } });
  }
}

/** What of a source is set aside, at most 10,000, the longest unseen first. */
export async function readSetAside(source: string): Promise<string[]> {
  const records = await QuarantinedRecordModel.find({ source })
    .sort({ lastSeenAt: 1, _id: 1 })
    .limit(mostAtOnce)
    .select({ item: 1 })
    .lean<{ item: string }[]>();
  return records.map(({ item }) => item);
}
const mostAtOnce = 10_000;

/** What a whole load has not met is not in the source any more. */
export async function forgetQuarantine(source: string, notSeenSince: Date): Promise<void> {
  await QuarantinedRecordModel.deleteMany({ source, lastSeenAt: { $lt: notSeenSince } });
}

function settingAside({ item, code, detail, excerpt }: UnfitRow, source: string, now: Date) {
  const state = { source, item, code, detail, excerpt, lastSeenAt: now };
  const filter = { _id: idOf(source, item) };
  return { updateOne: { filter, update: { $set: state, $setOnInsert: { firstSeenAt: now } }, upsert: true } };
}

function idOf(source: string, item: string): string {
  return `${source}/${item}`;
}
