import type { Watch } from '@red-tortoise/database';
import type { DomainContext } from '../context.js';
import { addWatchHistory } from '../feed/add-history.js';
import { watchAudience } from '../feed/feed-entry.js';
import { keepMove, removeNow } from '../feed/write-entries.js';
import { unwantPackages, wantPackages } from '../packages/want-packages.js';

/** Puts a package's events, past and to come, into a person's feed. `wanted` says what the package is. */
export async function watchPackage(
  context: DomainContext,
  userId: string,
  wanted: { packagePurl: string; ecosystem: string; name: string },
): Promise<void> {
  const { packagePurl } = wanted;
  // One statement: two requests at once, and both are fine.
  await context.database.watch.createMany({ data: [{ userId, packagePurl }], skipDuplicates: true });
  await wantPackages(context, [{ ...wanted, first: true }]);
  await addHistory(context, userId, packagePurl);
}

export async function unwatchPackage(context: DomainContext, userId: string, packagePurl: string): Promise<void> {
  const move = { audience: watchAudience(userId), packagePurls: [packagePurl] };
  // First, since nobody comes back to this when it is cut short.
  await keepMove(move);
  await context.database.watch.deleteMany({ where: { userId, packagePurl } });
  await removeNow(move);
  // Watched again in the meantime: what that brought in may be gone, too.
  await addHistory(context, userId, packagePurl);
  await unwantPackages(context, [packagePurl]);
}

/** Makes what a person did once more, from what they watch now. */
export async function settleWatchMove(
  context: DomainContext,
  userId: string,
  packagePurls: readonly string[],
): Promise<void> {
  for (const packagePurl of packagePurls) {
    if (await findWatch(context, userId, packagePurl)) continue;
    await removeNow({ audience: watchAudience(userId), packagePurls: [packagePurl] });
    await addHistory(context, userId, packagePurl);
  }
}

async function addHistory(context: DomainContext, userId: string, packagePurl: string): Promise<void> {
  await addWatchHistory(packagePurl, () => findWatch(context, userId, packagePurl));
}

async function findWatch({ database }: DomainContext, userId: string, packagePurl: string): Promise<Watch | null> {
  return await database.watch.findUnique({ where: { userId_packagePurl: { userId, packagePurl } } });
}
