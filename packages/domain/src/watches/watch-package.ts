import { FeedEntryModel } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { addHistory } from '../feed/add-history.js';
import { watchAudience } from '../feed/feed-entry.js';
import { watcher } from '../feed/find-audiences.js';
import { unwantPackages, wantPackages } from '../packages/want-packages.js';

/** Puts a package's events, past and to come, into a person's feed. `wanted` says what the package is. */
export async function watchPackage(
  context: DomainContext,
  userId: string,
  wanted: { packagePurl: string; ecosystem: string; name: string },
): Promise<void> {
  const { packagePurl } = wanted;
  await context.database.watch.upsert({
    where: { userId_packagePurl: { userId, packagePurl } },
    create: { userId, packagePurl },
    update: {},
  });
  await wantPackages(context, [{ ...wanted, first: true }]);
  await addHistory([{ packagePurl, to: watcher(userId) }]);
}

export async function unwatchPackage(context: DomainContext, userId: string, packagePurl: string): Promise<void> {
  await context.database.watch.deleteMany({ where: { userId, packagePurl } });
  await FeedEntryModel.deleteMany({ audience: watchAudience(userId), packagePurl });
  await unwantPackages(context, [packagePurl]);
}
