import { ProjectStateModel } from '@red-tortoise/documents';
import type { DomainContext, ProjectScope } from '../context.js';
import { judgeProject } from './judge-project.js';

/** Something may change while we judge; a verdict that nothing overtook is right, and this many in a row are enough. */
const mostJudgements = 5;

/**
 * Judges projects and keeps each verdict with its project, so that lists need not judge. Whoever writes last has judged
 * after that: a verdict that was overtaken is found again. Projects without a summary are left alone.
 */
export async function keepVerdicts(
  context: Pick<DomainContext, 'database'>,
  projectIds: readonly string[],
): Promise<void> {
  const states = await ProjectStateModel.find({ _id: { $in: projectIds }, summary: { $ne: null } })
    .select({ organisationId: 1 })
    .lean();
  for (const { _id: projectId, organisationId } of states) {
    await keepVerdict(context, { projectId, organisationId });
  }
}

async function keepVerdict(context: Pick<DomainContext, 'database'>, scope: ProjectScope): Promise<void> {
  let kept: string | null = null;
  for (let attempt = 0; attempt < mostJudgements; attempt++) {
    const { verdict } = await judgeProject(context, scope);
    if (verdict === kept) return;
    await ProjectStateModel.updateOne(
      { _id: scope.projectId, summary: { $ne: null } },
      { $set: { 'summary.verdict': verdict } },
    );
    kept = verdict;
  }
}
