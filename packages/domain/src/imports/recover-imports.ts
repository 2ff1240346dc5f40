import { ImportModel } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { enqueueImport } from './accept-import.js';

/** Puts imports back to work that the job queue has lost. A job that is still there is not doubled. */
export async function recoverImports(context: DomainContext, olderThan = 15_000): Promise<number> {
  const forgotten = await ImportModel.find({
    state: { $in: ['queued', 'running'] },
    requestedAt: { $lt: new Date(Date.now() - olderThan) },
  })
    .sort({ requestedAt: 1 })
    .limit(500)
    .select({ _id: 1 })
    .lean();
  for (const { _id } of forgotten) await enqueueImport(context, _id, true);
  return forgotten.length;
}
