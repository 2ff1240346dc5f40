import type { FindingTrendPoint } from '@red-tortoise/contracts';
import { type FindingTrendDocument, FindingTrendModel } from '@red-tortoise/documents';

const day = 24 * 60 * 60 * 1_000;

/**
 * The open findings of a project at the end of each day with a change, the oldest day first. What was the case when the
 * first of the days ended is always told, however long ago it changed; unless nothing was known by then.
 */
export async function readTrend(projectId: string, days: number, now: Date): Promise<FindingTrendPoint[]> {
  const first = new Date(now.getTime() - (days - 1) * day).toISOString().slice(0, 10);
  const [[before], within] = await Promise.all([
    FindingTrendModel.find({ projectId, date: { $lte: first } })
      .sort({ date: -1 })
      .limit(1)
      .lean<FindingTrendDocument[]>(),
    FindingTrendModel.find({ projectId, date: { $gt: first } })
      .sort({ date: 1 })
      .limit(days)
      .lean<FindingTrendDocument[]>(),
  ]);
  const points = before ? [{ ...before, date: first }, ...within] : within;
  return points.map(({ date, open, malicious }) => ({ date, open, malicious }));
}
