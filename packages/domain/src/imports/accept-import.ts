import { createHash } from 'node:crypto';
import { processImport } from '@red-tortoise/contracts';
import { type ImportDocument, ImportModel, ProjectStateModel } from '@red-tortoise/documents';
import type { DomainContext, ProjectScope } from '../context.js';
import { storeContent } from './import-content.js';
import { importId } from './import-id.js';

/**
 * Takes a manifest in and sees to it that it is worked on. Once this resolves nothing can be lost: the content and the
 * import are stored, and a sweep finds what the job queue forgot. The same content again is the same import; when
 * another has become current since, it becomes the current one again. `admit` is asked before any new work, and may throw.
 */
export async function acceptImport(
  context: DomainContext,
  scope: ProjectScope,
  manifest: { filename: string | null; content: Buffer },
  admit: () => Promise<void> = async () => {},
): Promise<ImportDocument> {
  const sha256 = createHash('sha256').update(manifest.content).digest('hex');
  const id = importId(scope.projectId, sha256);
  const existing = await ImportModel.findById(id).lean();
  if (existing && !(await needsWork(existing))) return existing;
  await admit();
  const wasFailed = existing?.state === 'failed';
  await storeContent(id, manifest.content);
  const accepted = await ImportModel.findOneAndUpdate(
    { _id: id },
    {
      $set: waiting(),
      $setOnInsert: {
        ...scope,
        sha256,
        filename: manifest.filename,
        bytes: manifest.content.length,
        createdAt: new Date(),
      },
    },
    { upsert: true, returnDocument: 'after' },
  ).lean();
  await enqueueImport(context, id, wasFailed);
  return accepted as ImportDocument;
}

/** An import that waits or runs needs no second request; one that is done does when the project shows another. */
async function needsWork(document: ImportDocument): Promise<boolean> {
  if (document.state === 'failed') return true;
  if (document.state !== 'done') return false;
  const project = await ProjectStateModel.findById(document.projectId).lean();
  return project?.currentImportId !== document._id;
}

function waiting() {
  return {
    state: 'queued' as const,
    phase: 'waiting' as const,
    progress: { done: 0, total: 0 },
    counts: { components: 0, direct: 0, notAssessed: 0, packagesAdded: 0, packagesRemoved: 0 },
    error: null,
    finishedAt: null,
    requestedAt: new Date(),
  };
}

/** The job only says "now": the import itself is the record, so a queue that is away delays it and loses nothing. */
export async function enqueueImport(context: DomainContext, id: string, afterFailure = false): Promise<void> {
  try {
    if (afterFailure) await context.queue.forgetFailed(processImport, id);
    await context.queue.enqueue(processImport, { importId: id }, { jobId: id });
  } catch (error) {
    context.onError(error as Error, 'enqueue import');
  }
}
