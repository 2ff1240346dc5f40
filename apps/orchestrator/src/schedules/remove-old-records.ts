import type { Database } from '@red-tortoise/database';
import { AlertModel, DeliveryModel, DigestItemModel } from '@red-tortoise/documents';

const day = 24 * 60 * 60 * 1_000;
/** Rows of one statement. */
const rowsOfABatch = 1_000;
/** Of one kind in one run, a minute apart: a backlog goes step by step, and nobody waits for it. */
const mostBatches = 20;
/** What staff asked for stays in the audit for good; how their jobs went does not. */
const daysOfJobs = 180;
/** Tries are counted in windows of a quarter of an hour. */
const longestWindow = day;

interface Limits {
  /** Days for which alerts, and what was sent of them, are kept. */
  readonly alertDays: number;
  readonly now: Date;
  readonly signal: AbortSignal;
}

/** Removes what has been kept for its time, or counts no longer. What staff did, by `staff_events` and audit, stays. */
export async function removeOldRecords(database: Database, { alertDays, now, signal }: Limits) {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  const kinds = {
    ...documentsBefore(before(alertDays * day), now),
    removedJobs: rowsOf(database.adminJob, 'id', {
      state: { in: ['done', 'failed', 'cancelled'] },
      updatedAt: { lt: before(daysOfJobs * day) },
    }),
    removedStaffSessions: rowsOf(database.staffSession, 'id', { expiresAt: { lt: now } }),
    removedSupportCodes: rowsOf(database.supportCode, 'hash', { expiresAt: { lt: before(day) } }),
    removedAttempts: rowsOf(database.staffAttempt, 'key', { startedAt: { lt: before(longestWindow) } }),
  };
  const counts: Record<string, number> = {};
  for (const [name, kind] of Object.entries(kinds)) counts[name] = await inBatches(kind, signal);
  return counts;
}

interface Kind {
  /** Ids of the next batch. */
  find(): Promise<string[]>;
  remove(ids: string[]): Promise<unknown>;
}

async function inBatches({ find, remove }: Kind, signal: AbortSignal): Promise<number> {
  let removed = 0;
  for (let batch = 0; batch < mostBatches; batch++) {
    signal.throwIfAborted();
    const ids = await find();
    if (ids.length > 0) await remove(ids);
    removed += ids.length;
    if (ids.length < rowsOfABatch) break;
  }
  return removed;
}

/** Alerts whose deliveries are not written yet, deliveries that are under way, and what waits for a digest stay. */
function documentsBefore(limit: Date, now: Date): Record<string, Kind> {
  const late = { $lt: limit };
  return {
    removedAlerts: documentsOf(
      AlertModel,
      { at: late, unsent: { $exists: false }, snoozedUntil: { $not: { $gt: now } } },
      'at',
    ),
    removedDeliveries: documentsOf(DeliveryModel, { createdAt: late, nextAttemptAt: null }, 'createdAt'),
    removedDigestItems: documentsOf(DigestItemModel, { at: late, deliveryId: { $ne: null } }, 'at'),
  };
}

type AgeingModel = typeof AlertModel | typeof DeliveryModel | typeof DigestItemModel;

/** The oldest first, along the index that begins with their moment. */
function documentsOf(model: AgeingModel, where: Record<string, unknown>, moment: string): Kind {
  const { collection } = model as { collection: typeof AlertModel.collection };
  return {
    async find() {
      const found = collection
        .find(where, { projection: { _id: 1 } })
        .sort({ [moment]: 1, _id: 1 })
        .limit(rowsOfABatch);
      return (await found.toArray()).map(({ _id }) => String(_id));
    },
    remove: (ids) => collection.deleteMany({ _id: { $in: ids as never[] } }),
  };
}

interface Rows {
  findMany(query: object): PromiseLike<Record<string, unknown>[]>;
  deleteMany(query: object): PromiseLike<unknown>;
}

function rowsOf(rows: object, key: string, where: object): Kind {
  const table = rows as Rows;
  return {
    async find() {
      const found = await table.findMany({ where, select: { [key]: true }, take: rowsOfABatch });
      return found.map((row) => String(row[key]));
    },
    remove: async (ids) => table.deleteMany({ where: { [key]: { in: ids } } }),
  };
}
