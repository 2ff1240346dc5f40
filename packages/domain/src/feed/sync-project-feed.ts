import { type ProjectPackageDocument, ProjectPackageModel } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { inBatches } from '../in-batches.js';
import { unwantPackages } from '../packages/want-packages.js';
import { addProjectHistory } from './add-history.js';
import { projectAudience } from './feed-entry.js';
import { usingProject } from './find-audiences.js';
import { changeEntries, removeEntries } from './write-entries.js';

/**
 * Brings a project's feed in line with the packages that it uses now: the history of those that came, nothing of those
 * that went, and the right marks on those that moved. Each package is ticked off when it is done, so a run that was
 * cut short goes on where it stopped.
 */
export async function syncProjectFeed(context: DomainContext, projectId: string): Promise<void> {
  await context.queue.withLock(`project:${projectId}`, async () => {
    await removeLeft(context, projectId);
    await addPending(projectId);
  });
  const owners = await ProjectPackageModel.findOne({ projectId }).select({ organisationId: 1 }).lean();
  if (owners) context.queue.signal('feed.rewritten', { owners: [owners.organisationId] });
}

async function removeLeft(context: DomainContext, projectId: string): Promise<void> {
  const left = await ProjectPackageModel.find({ projectId, feed: 'removed' }).select({ packagePurl: 1 }).lean();
  for (const batch of inBatches(left, 500)) {
    const purls = batch.map((use) => use.packagePurl);
    await removeEntries({ audience: projectAudience(projectId), packagePurl: { $in: purls } });
    await ProjectPackageModel.deleteMany({ projectId, packagePurl: { $in: purls }, feed: 'removed' });
    await unwantPackages(context, purls);
  }
}

async function addPending(projectId: string): Promise<void> {
  const pending = await ProjectPackageModel.find({ projectId, feed: 'pending' }).lean();
  for (const batch of inBatches(pending, 200)) {
    const purls = batch.map((use) => use.packagePurl);
    await markExisting(batch);
    await addProjectHistory(projectId, batch);
    await ProjectPackageModel.updateMany(
      { projectId, packagePurl: { $in: purls }, feed: 'pending' },
      { $set: { feed: 'current' } },
    );
  }
}

/** Entries that are there already take on how the package stands in the project now. */
async function markExisting(uses: readonly ProjectPackageDocument[]): Promise<void> {
  const marks = uses.map((use) => {
    const { audience, direct, production } = usingProject(use);
    const filter = { audience, packagePurl: use.packagePurl };
    return { updateMany: { filter, update: { $set: { direct, production } } } };
  });
  await changeEntries((collection) => collection.bulkWrite(marks, { ordered: false }));
}
