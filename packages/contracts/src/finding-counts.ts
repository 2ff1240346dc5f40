import { z } from 'zod';
import { count } from './count.js';
import { projectParams } from './project-params.js';

const BySeverity = z.object({
  critical: count,
  high: count,
  medium: count,
  low: count,
  none: count,
  unknown: count,
});
/** Counts over the findings of a project. Kept with the project, so that lists need not count. */
export const FindingSummary = z
  .object({
    /** By severity, malicious packages not among them. */
    open: BySeverity,
    malicious: count,
    /** Open ones with a proven fix. */
    fixable: count,
    notAffected: count,
    riskAccepted: count,
    falsePositive: count,
    fixed: count,
  })
  .meta({ id: 'FindingSummary' });
export type FindingSummary = z.infer<typeof FindingSummary>;

export const FindingTrendPoint = z
  .object({ date: z.iso.date(), open: BySeverity, malicious: count })
  .meta({ id: 'FindingTrendPoint' });
export type FindingTrendPoint = z.infer<typeof FindingTrendPoint>;
export const getFindingTrend = {
  method: 'GET',
  path: '/v1/projects/:id/findings/trend',
  summary: 'How many findings were open at the end of each day; but for the first, days without a change are left out',
  params: projectParams,
  query: z.object({ days: z.coerce.number().int().min(7).max(400).default(90) }),
  response: z.object({ items: z.array(FindingTrendPoint) }),
  errors: ['project.not-found'],
} as const;
