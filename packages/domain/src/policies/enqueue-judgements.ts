import { judgeProjectsJob } from '@red-tortoise/contracts';
import type { DomainContext } from '../context.js';

/** Asks for the projects of these organisations to be judged anew: once for all who ask before it begins. */
export async function enqueueJudgements({ queue }: DomainContext, organisationIds: Iterable<string>): Promise<void> {
  for (const organisationId of new Set(organisationIds)) {
    await queue.enqueue(judgeProjectsJob, { organisationId }, { foldAs: `judge-projects-${organisationId}` });
  }
}
