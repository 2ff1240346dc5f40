import { ActivityWindowModel, FeedEntryModel } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { watchAudience } from '../feed/feed-entry.js';
import { removeEntries } from '../feed/write-entries.js';
import { unwantPackages } from '../packages/want-packages.js';
import { readViewState } from '../views/view-state.js';
import { writeView } from '../views/write-view.js';
import type { CustomerScope } from './customer-scope.js';
import type { ApplicationData, BusinessData, DataSet } from './data-set.js';
import { delegateOf } from './data-set-rows.js';
import { holdersOf } from './holders-of.js';

const watchesAtOnce = 500;
const documentsAtOnce = 5_000;

/** Removes the rows of one data set, or takes the customer's name from them. Safe to run again. */
export async function eraseRows(context: DomainContext, set: DataSet, scope: CustomerScope): Promise<void> {
  if (set.store === 'mongodb') await eraseDocuments(context, set, scope);
  else if (set.model === 'Watch') await eraseWatches(context, scope);
  else await eraseBusiness(context, set, scope);
}

async function eraseBusiness({ database }: DomainContext, set: BusinessData, scope: CustomerScope): Promise<void> {
  const where = set.where(scope);
  const rows = delegateOf(database, set);
  if (set.erased.how === 'anonymise') await rows.updateMany({ where, data: set.erased.as });
  else await rows.deleteMany({ where });
}

/** Packages that nobody else follows are looked up no more. */
async function eraseWatches(context: DomainContext, { userIds }: CustomerScope): Promise<void> {
  const where = { userId: { in: userIds } };
  for (;;) {
    const watches = await context.database.watch.findMany({ where, take: watchesAtOnce });
    if (watches.length === 0) return;
    const purls = watches.map(({ packagePurl }) => packagePurl);
    await context.database.watch.deleteMany({ where: { ...where, packagePurl: { in: purls } } });
    await unwantPackages(context, purls);
  }
}

async function eraseDocuments({ database }: DomainContext, set: ApplicationData, scope: CustomerScope): Promise<void> {
  for await (const { id } of holdersOf(database, set.per, scope)) await eraseHolder(set, id, scope);
}

/** Views are removed where a replay builds them beside as well, and so that nobody writes the same again. */
async function eraseHolder(set: ApplicationData, id: string, scope: CustomerScope): Promise<void> {
  const filter = set.filter(id, scope);
  if (set.model === FeedEntryModel) await removeEntries({ audience: watchAudience(id), packagePurls: null });
  else if (set.model === ActivityWindowModel) {
    const state = await readViewState('activity');
    await writeView(ActivityWindowModel, state, 'both', (windows) => windows.deleteMany(filter as never));
  } else if (set.erased.how === 'anonymise') {
    const change = typeof set.erased.as === 'function' ? set.erased.as(scope) : { $set: set.erased.as };
    await set.model.collection.updateMany(filter as never, change as never);
  } else await removeDocuments(set, filter);
}

/** Some at a time: an owner may have hundreds of thousands, and every statement has a time limit. */
async function removeDocuments({ model: { collection } }: ApplicationData, filter: object): Promise<void> {
  for (;;) {
    const some = await collection
      .find(filter as never, { projection: { _id: 1 } })
      .limit(documentsAtOnce)
      .toArray();
    if (some.length === 0) return;
    await collection.deleteMany({ _id: { $in: some.map(({ _id }) => _id) } } as never);
  }
}
