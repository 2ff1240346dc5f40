import type { DomainContext } from '../context.js';
import { addWatchHistory } from '../feed/add-history.js';
import { watchAudience } from '../feed/feed-entry.js';
import { removeEntries } from '../feed/write-entries.js';
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
  await context.database.watch.deleteMany({ where: { userId, packagePurl } });
  await removeEntries({ audience: watchAudience(userId), packagePurl });
  // Watched again in the meantime: what that brought in may be gone, too.
  await addHistory(context, userId, packagePurl);
  await unwantPackages(context, [packagePurl]);
}

async function addHistory({ database }: DomainContext, userId: string, packagePurl: string): Promise<void> {
  await addWatchHistory(packagePurl, () =>
    database.watch.findUnique({ where: { userId_packagePurl: { userId, packagePurl } } }),
  );
}
