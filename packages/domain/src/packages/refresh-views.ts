import { ComponentModel, PackageModel, ProjectPackageModel, ProjectStateModel } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { followFixes } from '../findings/plan-fixes-wanted.js';
import { summariseProject } from '../projects/summarise-project.js';
import { loadFacts } from './load-facts.js';

const batchSize = 100;

/**
 * Lets the copies of package data in components and project summaries, and the plans of fixes, follow packages whose state
 * is new. What was
 * not reached before a crash is still marked, and followed the next time. Answers how many packages it did.
 */
export async function refreshViews(context: DomainContext, signal?: AbortSignal): Promise<number> {
  const touchedProjects = new Set<string>();
  let refreshed = 0;
  while (!signal?.aborted) {
    const pending = await PackageModel.find({ viewsPending: true })
      .select({ attemptedAt: 1 })
      .sort({ _id: 1 })
      .limit(batchSize)
      .lean();
    if (pending.length === 0) break;
    const purls = pending.map((known) => known._id);
    const projectIds = await refreshComponents(purls);
    for (const projectId of projectIds) touchedProjects.add(projectId);
    await followFixes(context, purls, projectIds);
    await clearPending(pending);
    refreshed += pending.length;
  }
  for (const projectId of touchedProjects) await summariseProject(context, projectId);
  return refreshed;
}

/** Answers the projects whose current components changed. */
async function refreshComponents(purls: string[]): Promise<string[]> {
  const uses = await ProjectPackageModel.find({ packagePurl: { $in: purls }, feed: { $ne: 'removed' } })
    .select({ projectId: 1 })
    .lean();
  const projectIds = [...new Set(uses.map((use) => use.projectId))];
  const states = await ProjectStateModel.find({ _id: { $in: projectIds } })
    .select({ currentImportId: 1 })
    .lean();
  const importIds = states.map((state) => state.currentImportId).filter((id) => id !== null);
  if (importIds.length === 0) return [];
  const components = await ComponentModel.aggregate<{ _id: string; packagePurl: string; version: string }>([
    { $match: { packagePurl: { $in: purls }, importId: { $in: importIds } } },
    { $group: { _id: '$purl', packagePurl: { $first: '$packagePurl' }, version: { $first: '$version' } } },
  ]);
  const wanted = components.map(({ _id, packagePurl, version }) => ({ purl: _id, packagePurl, version }));
  const facts = await loadFacts(wanted);
  if (wanted.length > 0) {
    await ComponentModel.collection.bulkWrite(
      wanted.map(({ purl, packagePurl }) => ({
        updateMany: {
          filter: { packagePurl, importId: { $in: importIds }, purl },
          update: { $set: { facts: facts.get(purl) } },
        },
      })),
      { ordered: false },
    );
  }
  return projectIds;
}

/** A package that was looked up again in the meantime stays marked. */
async function clearPending(pending: { _id: string; attemptedAt: Date | null }[]): Promise<void> {
  await PackageModel.bulkWrite(
    pending.map(({ _id, attemptedAt }) => ({
      updateOne: { filter: { _id, attemptedAt }, update: { $set: { viewsPending: false } } },
    })),
    { ordered: false },
  );
}
