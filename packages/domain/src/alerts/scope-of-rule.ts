import type { RuleScope } from '@red-tortoise/contracts';
import { EventModel, type FeedEntryDocument } from '@red-tortoise/documents';
import { projectAudience } from '../feed/feed-entry.js';

/** The package that an event is about: also a finding's, whose subject is its project. */
export function packageOf({ subject, data }: { subject: string; data: object }): string | null {
  if (subject.startsWith('pkg:')) return subject;
  return 'packagePurl' in data && typeof data.packagePurl === 'string' ? data.packagePurl : null;
}

/** Whether an event came in a way that a rule listens to. */
export function isInScope(scope: RuleScope, packagePurl: string | null, { audience }: FeedEntryDocument): boolean {
  if (scope.kind === 'projects') return scope.projectIds.some((id) => projectAudience(id) === audience);
  if (scope.kind === 'packages') return packagePurl !== null && scope.packagePurls.includes(packagePurl);
  return true;
}

/** The findings' events of these projects that are about these packages: their feed entries do not name one. */
export async function findingsAbout(
  packagePurls: readonly string[],
  projectIds: readonly string[],
  since: Date,
): Promise<string[]> {
  return await EventModel.distinct('_id', {
    subject: { $in: projectIds.map(projectAudience) },
    occurredAt: { $gte: since },
    type: { $in: ['finding.opened', 'finding.resolved'] },
    'data.packagePurl': { $in: [...packagePurls] },
  });
}
