import {
  type ImportDocument,
  ImportModel,
  insertIgnoringDuplicates,
  type ProjectPackageDocument,
  ProjectPackageModel,
  ProjectStateModel,
} from '@red-tortoise/documents';
import type { Component } from '@red-tortoise/manifests';
import type { DomainContext } from '../context.js';
import { inBatches } from '../in-batches.js';
import { wantPackages } from '../packages/want-packages.js';

/**
 * Lets the project show this import, unless a newer one got there first: then the answer is null. Else it is the import
 * with what the project showed before, which the attempt that changes that writes down. Runs under the project's lock.
 * The packages' index is written before the state, so that a crash in between is mended by running again.
 */
export async function makeCurrent(
  context: DomainContext,
  document: ImportDocument,
  components: readonly Component[],
): Promise<ImportDocument | null> {
  const { projectId, organisationId } = document;
  const state = await ProjectStateModel.findById(projectId).lean();
  if (state?.currentRequestedAt && state.currentRequestedAt > document.requestedAt) return null;
  const previousImportId = await keepPrevious(document._id, state?.currentImportId ?? null);
  const wanted = packagesOf(document, components);
  await replacePackages(projectId, wanted);
  await wantPackages(context, wanted);
  await ProjectStateModel.updateOne(
    { _id: projectId },
    { $set: { organisationId, currentImportId: document._id, currentRequestedAt: document.requestedAt } },
    { upsert: true },
  );
  return { ...document, previousImportId };
}

/** An import that is shown already was made current by an earlier attempt, which has said what was before. */
async function keepPrevious(importId: string, shown: string | null): Promise<string | null> {
  const change = shown === importId ? {} : { $set: { previousImportId: shown } };
  const kept = await ImportModel.findOneAndUpdate({ _id: importId }, change, { returnDocument: 'after' })
    .select({ previousImportId: 1 })
    .lean();
  return kept?.previousImportId ?? null;
}

type WantedUse = ProjectPackageDocument & { ecosystem: string; first: boolean };

/** One use for each package: the direct one, else the one nearest to the project. */
function packagesOf({ projectId, organisationId }: ImportDocument, components: readonly Component[]): WantedUse[] {
  const addedAt = new Date();
  const byPackage = new Map<string, WantedUse>();
  for (const { packagePurl, ecosystem, name, version, direct, dev, path } of components) {
    const known = byPackage.get(packagePurl);
    const nearer = !known || (direct && !known.direct) || (direct === known.direct && path.length < known.path.length);
    const use = nearer ? { version, path } : { version: known.version, path: known.path };
    byPackage.set(packagePurl, {
      _id: `${projectId}/${packagePurl}`,
      projectId,
      organisationId,
      packagePurl,
      ecosystem,
      name,
      ...use,
      direct: direct || (known?.direct ?? false),
      dev: dev && (known?.dev ?? true),
      feed: 'pending',
      addedAt,
      first: direct || (known?.first ?? false),
    });
  }
  return [...byPackage.values()];
}

async function replacePackages(projectId: string, wanted: readonly WantedUse[]): Promise<void> {
  const stored = await ProjectPackageModel.find({ projectId }).lean();
  const storedByPurl = new Map(stored.map((use) => [use.packagePurl, use]));
  const wantedPurls = new Set(wanted.map((use) => use.packagePurl));
  const removed = stored.filter((use) => !wantedPurls.has(use.packagePurl));
  const added = wanted.filter((use) => !storedByPurl.has(use.packagePurl));
  await insertIgnoringDuplicates(ProjectPackageModel, added.map(asDocument));
  const changed = wanted.filter((use) => {
    const before = storedByPurl.get(use.packagePurl);
    return before !== undefined && !sameUse(before, use);
  });
  for (const batch of inBatches(changed.map(asDocument), 1_000)) {
    await ProjectPackageModel.collection.bulkWrite(
      batch.map(({ _id, addedAt: _, ...use }) => ({
        updateOne: { filter: { _id: _id as never }, update: { $set: use } },
      })),
      { ordered: false },
    );
  }
  if (removed.length > 0) {
    await ProjectPackageModel.updateMany(
      { projectId, packagePurl: { $in: removed.map((use) => use.packagePurl) } },
      { $set: { feed: 'removed' } },
    );
  }
}

function asDocument({ ecosystem: _, first: __, ...use }: WantedUse): ProjectPackageDocument {
  return use;
}

function sameUse(stored: ProjectPackageDocument, use: WantedUse): boolean {
  return (
    stored.feed !== 'removed' &&
    stored.version === use.version &&
    stored.direct === use.direct &&
    stored.dev === use.dev &&
    stored.path.join('\n') === use.path.join('\n')
  );
}
