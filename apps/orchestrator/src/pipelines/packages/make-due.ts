import type { LookAgain } from '@red-tortoise/contracts';
import { type PackageDocument, PackageModel } from '@red-tortoise/documents';

const packagesAtATime = 1_000;

/**
 * Makes every wanted package due now whose registry last answered before a moment, or since it; one that never answered
 * counts as before. They are asked for whole: what did not change there is compared with what is stored here all the
 * same. May be done twice. Answers how many.
 */
export async function makeDue(
  ecosystem: string,
  { answered, moment }: LookAgain,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<number> {
  const at = new Date(moment);
  const which = answered === 'since' ? { fetchedAt: { $gte: at } } : { $or: [{ fetchedAt: { $lt: at } }, never] };
  let made = 0;
  for (let after = ''; ; ) {
    signal.throwIfAborted();
    const page = await PackageModel.find({ _id: { $gt: after }, ecosystem, wanted: true, ...which })
      .sort({ _id: 1 })
      .limit(packagesAtATime)
      .select({ _id: 1 })
      .lean<Pick<PackageDocument, '_id'>[]>();
    const ids = page.map(({ _id }) => _id);
    if (ids.length > 0) await PackageModel.updateMany({ _id: { $in: ids } }, { $set: { nextAt: now, etag: null } });
    made += ids.length;
    if (ids.length < packagesAtATime) return made;
    after = ids.at(-1) ?? after;
  }
}

const never = { fetchedAt: null };
