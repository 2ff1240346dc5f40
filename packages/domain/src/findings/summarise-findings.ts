import type { FindingState, FindingSummary, SeverityLevel } from '@red-tortoise/contracts';
import { FindingModel, FindingTrendModel, ProjectStateModel } from '@red-tortoise/documents';

/** Somebody may decide while we count. After so many counts in a row that were overtaken the next change has to mend it. */
const recounts = 5;

/**
 * Counts the findings of projects, keeps the counts with each project and in today's point of its trend. Whoever writes
 * last has counted after that: a count that was overtaken is made again.
 */
export async function summariseFindings(...projectIds: string[]): Promise<void> {
  let wanted = projectIds;
  let known = await countFindings(wanted);
  for (let attempt = 0; attempt < recounts && wanted.length > 0; attempt++) {
    await keepCounts(wanted, known);
    const counted = await countFindings(wanted);
    wanted = wanted.filter((id) => JSON.stringify(counted.get(id)) !== JSON.stringify(known.get(id)));
    known = counted;
  }
}

export const noFindings: FindingSummary = {
  open: { critical: 0, high: 0, medium: 0, low: 0, none: 0, unknown: 0 },
  malicious: 0,
  fixable: 0,
  notAffected: 0,
  riskAccepted: 0,
  falsePositive: 0,
  fixed: 0,
};

interface CountedFindings {
  _id: { projectId: string; state: FindingState; level: SeverityLevel; malicious: boolean };
  findings: number;
  fixable: number;
}

async function countFindings(projectIds: readonly string[]): Promise<Map<string, FindingSummary>> {
  const rows = await FindingModel.aggregate<CountedFindings>([
    { $match: { projectId: { $in: projectIds } } },
    {
      $group: {
        _id: { projectId: '$projectId', state: '$state', level: '$severity.level', malicious: '$malicious' },
        findings: { $sum: 1 },
        fixable: { $sum: { $cond: [{ $in: [{ $ifNull: ['$fix.state', ''] }, ['upgrade', 'refresh']] }, 1, 0] } },
      },
    },
  ]);
  const summaries = new Map(projectIds.map((id) => [id, structuredClone(noFindings)]));
  for (const row of rows) addRow(summaries.get(row._id.projectId) as FindingSummary, row);
  return summaries;
}

function addRow(summary: FindingSummary, { _id: { state, level, malicious }, findings, fixable }: CountedFindings) {
  if (state === 'not-affected') summary.notAffected += findings;
  else if (state === 'risk-accepted') summary.riskAccepted += findings;
  else if (state === 'false-positive') summary.falsePositive += findings;
  else if (state === 'fixed') summary.fixed += findings;
  else {
    if (malicious) summary.malicious += findings;
    else summary.open[level] += findings;
    summary.fixable += fixable;
  }
}

/** A project that shows nothing yet, or no more, has no counts to keep. */
async function keepCounts(projectIds: readonly string[], counts: ReadonlyMap<string, FindingSummary>): Promise<void> {
  const date = new Date().toISOString().slice(0, 10);
  const states = await ProjectStateModel.find({ _id: { $in: projectIds }, summary: { $ne: null } })
    .select({ organisationId: 1 })
    .lean();
  if (states.length === 0) return;
  await ProjectStateModel.bulkWrite(
    states.map(({ _id }) => ({
      updateOne: { filter: { _id, summary: { $ne: null } }, update: { $set: { 'summary.findings': counts.get(_id) } } },
    })),
    { ordered: false },
  );
  await FindingTrendModel.bulkWrite(
    states.map(({ _id: projectId, organisationId }) => {
      const { open, malicious } = counts.get(projectId) as FindingSummary;
      return {
        updateOne: {
          filter: { _id: `${projectId}/${date}` },
          update: { $set: { projectId, organisationId, date, open, malicious } },
          upsert: true,
        },
      };
    }),
    { ordered: false },
  );
}
