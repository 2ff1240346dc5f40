import { type CodedError, syncProjectFeedJob } from '@red-tortoise/contracts';
import { type ImportDocument, ImportModel } from '@red-tortoise/documents';
import { type Manifest, ManifestError, parseManifest } from '@red-tortoise/manifests';
import type { DomainContext } from '../context.js';
import { enqueueFixPlans } from '../findings/enqueue-fix-plans.js';
import { signalFindings } from '../findings/signal-findings.js';
import { makeCurrent } from '../projects/make-current.js';
import { summariseComponents, summariseOutcome } from '../projects/summarise-project.js';
import { noRows, SettingsSnapshot } from '../settings/settings-snapshot.js';
import { refusalOfImport } from '../usage/refusal-of-import.js';
import { dropContent, loadContent } from './import-content.js';
import type { ImportChange } from './project-imported.js';
import { storeComponents, storeNotAssessed } from './store-components.js';
import { tellImport } from './tell-import.js';

/**
 * Turns an accepted manifest into the components of its project. Each step may run again after a crash: ids are derived
 * from the content, and the import is `done` only when all of it is. Throws when a store fails; a manifest that cannot
 * be judged is a result, not a failure of ours. What staff have set counts as it is now. Answers in words for staff.
 */
export async function processImport(
  context: DomainContext,
  importId: string,
  settings: ImportSettings = unset,
): Promise<string> {
  const started = await begin(context, importId);
  if (!started) return 'nothing to do: the import is over';
  const manifest = await readManifest(started, settings);
  if (manifest instanceof ManifestError) return await refuse(context, started, manifest);
  const tooLarge = await refusalOfImport(context, settings, started.organisationId, manifest.components.length);
  if (tooLarge) return await refuse(context, started, tooLarge);
  return context.queue.withLock(`project:${started.projectId}`, async (signal) => {
    if (!(await isThere(context, started))) return 'nothing to do: the project is gone';
    await report(context, importId, {
      phase: 'storing',
      format: manifest.format,
      progress: { done: 0, total: manifest.components.length },
    });
    await storeComponents(started, manifest.components, (done, total) =>
      report(context, importId, { progress: { done, total } }),
    );
    await storeNotAssessed(started, manifest.notAssessed);
    await report(context, importId, { phase: 'comparing' });
    const current = await makeCurrent(context, started, manifest.components);
    const [change] = await Promise.all([
      current && tellImport(current, manifest.components, signal),
      summariseComponents(started.projectId),
    ]);
    await summariseOutcome(context, started.projectId);
    await signalFindings(context, [started.projectId]);
    await finish(context, started, manifest, change);
    return `${manifest.components.length} components of ${manifest.format}`;
  });
}

type ImportSettings = Pick<SettingsSnapshot, 'plan' | 'ecosystemOf'>;

const unset = new SettingsSnapshot(noRows);

async function begin(context: DomainContext, importId: string): Promise<ImportDocument | null> {
  const started = await ImportModel.findOneAndUpdate(
    { _id: importId, state: { $in: ['queued', 'running'] } },
    { $set: { state: 'running', phase: 'parsing' }, $inc: { attempts: 1 } },
    { returnDocument: 'after' },
  ).lean();
  if (started) context.queue.signal('import.progressed', { importId });
  return started as ImportDocument | null;
}

/** A project that was deleted in the meantime gets nothing more: its data is being removed under the same lock. */
async function isThere({ database }: DomainContext, { projectId }: ImportDocument): Promise<boolean> {
  return (await database.project.count({ where: { id: projectId, deletedAt: null } })) > 0;
}

async function readManifest(
  document: ImportDocument,
  { ecosystemOf }: ImportSettings,
): Promise<Manifest | ManifestError> {
  const content = await loadContent(document._id);
  if (!content) throw new Error(`the content of import ${document._id} is gone`);
  try {
    return parseManifest(content, { filename: document.filename ?? undefined, ecosystemOf });
  } catch (error) {
    if (error instanceof ManifestError) return error;
    throw error;
  }
}

async function refuse(
  context: DomainContext,
  document: ImportDocument,
  error: ManifestError | CodedError,
): Promise<string> {
  await report(context, document._id, {
    state: 'failed',
    phase: 'finished',
    error: { code: error.code, detail: error.detail ?? null },
    finishedAt: new Date(),
  });
  await dropContent(document._id);
  return `refused: ${error.code}`;
}

/** For an import whose last attempt failed for a reason of ours. */
export async function giveUpImport(context: DomainContext, importId: string): Promise<void> {
  await ImportModel.updateOne(
    { _id: importId, state: { $in: ['queued', 'running'] } },
    {
      $set: {
        state: 'failed',
        phase: 'finished',
        error: { code: 'import.failed', detail: null },
        finishedAt: new Date(),
      },
    },
  );
  context.queue.signal('import.progressed', { importId });
}

async function finish(
  context: DomainContext,
  document: ImportDocument,
  manifest: Manifest,
  change: ImportChange | null,
): Promise<void> {
  // Before "done", so that a crash in between repeats it: the jobs themselves may run any number of times.
  await context.queue.enqueue(syncProjectFeedJob, { projectId: document.projectId });
  await enqueueFixPlans(context, [document.projectId]);
  await report(context, document._id, {
    state: 'done',
    phase: 'finished',
    counts: {
      components: manifest.components.length,
      direct: manifest.components.filter((component) => component.direct).length,
      notAssessed: manifest.notAssessed.length,
      packagesAdded: change?.packagesAdded ?? 0,
      packagesRemoved: change?.packagesRemoved ?? 0,
    },
    finishedAt: new Date(),
  });
  await dropContent(document._id);
}

async function report(context: DomainContext, importId: string, change: Partial<ImportDocument>): Promise<void> {
  await ImportModel.updateOne({ _id: importId }, { $set: change });
  context.queue.signal('import.progressed', { importId });
}
