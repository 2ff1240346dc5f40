import type { PlannedFix } from '@red-tortoise/advisories';
import { FindingModel, PackageModel } from '@red-tortoise/documents';
import type { DomainContext } from '../context.js';
import { wantForFixes } from '../packages/want-packages.js';
import { enqueueFixPlans } from './enqueue-fix-plans.js';
import { npmNameOf } from './plan-fixes-names.js';

/** The most packages that one project's fixes have looked up at a time. */
const mostWanted = 200;
const unproven = ['not-enough-data', 'no-fix-published', 'blocked'] as const;

/**
 * Has the packages looked up that plans miss, and then those whose data is old and that nobody else keeps fresh. A missing
 * one that came in while we planned starts the plans anew: `followFixes` may have looked before they said what they miss.
 */
export async function wantMissing(
  context: DomainContext,
  projectId: string,
  { plans, stale, plannedAt }: { plans: readonly PlannedFix[]; stale: readonly string[]; plannedAt: Date },
): Promise<void> {
  const missing = new Set(plans.flatMap((plan) => plan.missing));
  const wanted = [...missing, ...stale].flatMap((packagePurl) => {
    const name = npmNameOf(packagePurl);
    return name === null ? [] : [{ packagePurl, ecosystem: 'npm', name }];
  });
  await wantForFixes(context, wanted.slice(0, mostWanted));
  if (missing.size === 0) return;
  const came = await PackageModel.exists({
    _id: { $in: [...missing] },
    state: 'fetched',
    fetchedAt: { $gt: plannedAt },
  });
  if (came) await enqueueFixPlans(context, [projectId]);
}

/**
 * Asks for plans anew where new data of these packages may lead to a fix.
 * @param projectIds who uses any of them
 */
export async function followFixes(
  context: DomainContext,
  purls: readonly string[],
  projectIds: readonly string[],
): Promise<void> {
  const [missing, blocked] = await Promise.all([
    FindingModel.distinct('projectId', {
      'fix.state': 'not-enough-data',
      'fix.missing': { $in: purls },
      state: 'open',
    }),
    FindingModel.distinct('projectId', {
      projectId: { $in: projectIds },
      state: 'open',
      'fix.state': { $in: unproven },
      $or: [{ packagePurl: { $in: purls } }, { 'fix.blockedBy.packagePurl': { $in: purls } }],
    }),
  ]);
  await enqueueFixPlans(context, [...new Set([...missing, ...blocked])]);
}
