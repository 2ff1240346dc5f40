import { type ProjectPackageDocument, ProjectPackageModel } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { inBatches } from '../in-batches.js';
import { unwantPackages } from '../packages/want-packages.js';
import { addProjectHistory } from './add-history.js';
import { projectAudience } from './feed-entry.js';
import { usingProject } from './find-audiences.js';
import { type Mark, markEntries, markNow, removeEntries, removeNow } from './write-entries.js';

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
    await removeEntries({ audience: projectAudience(projectId), packagePurls: purls });
    await ProjectPackageModel.deleteMany({ projectId, packagePurl: { $in: purls }, feed: 'removed' });
    await unwantPackages(context, purls);
  }
}

async function addPending(projectId: string): Promise<void> {
  const pending = await ProjectPackageModel.find({ projectId, feed: 'pending' }).lean();
  for (const batch of inBatches(pending, 200)) {
    const purls = batch.map((use) => use.packagePurl);
    // Entries that are there already take on how the package stands in the project now.
    await markEntries(projectAudience(projectId), batch.map(markOf));
    await addProjectHistory(projectId, batch);
    await ProjectPackageModel.updateMany(
      { projectId, packagePurl: { $in: purls }, feed: 'pending' },
      { $set: { feed: 'current' } },
    );
  }
}

function markOf(use: ProjectPackageDocument): Mark {
  const { direct, production } = usingProject(use);
  return { packagePurl: use.packagePurl, direct, production };
}

/** Makes a move once more, from what the project uses now. */
export async function settleProjectMove(
  context: DomainContext,
  projectId: string,
  packagePurls: readonly string[],
): Promise<void> {
  await context.queue.withLock(`project:${projectId}`, async () => {
    const audience = projectAudience(projectId);
    const uses = await ProjectPackageModel.find({
      projectId,
      packagePurl: { $in: packagePurls },
      feed: { $ne: 'removed' },
    }).lean();
    const used = new Set(uses.map(({ packagePurl }) => packagePurl));
    await removeNow({ audience, packagePurls: packagePurls.filter((purl) => !used.has(purl)) });
    await markNow(audience, uses.map(markOf));
  });
}
