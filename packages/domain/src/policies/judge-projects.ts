import { ProjectStateModel } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { keepVerdicts } from './keep-verdicts.js';

const batchSize = 100;

/** Judges every project of an organisation and keeps the verdicts. */
export async function judgeProjects(
  context: Pick<DomainContext, 'database'>,
  organisationId: string,
  signal?: AbortSignal,
): Promise<void> {
  let after = '';
  while (!signal?.aborted) {
    const states = await ProjectStateModel.find({ organisationId, _id: { $gt: after } })
      .select({ _id: 1 })
      .sort({ _id: 1 })
      .limit(batchSize)
      .lean();
    await keepVerdicts(
      context,
      states.map(({ _id }) => _id),
    );
    const last = states.at(-1);
    if (!last) return;
    after = last._id;
  }
  throw signal.reason;
}
