import { z } from 'zod';
import { count } from './count.js';
import { FindingDetail, findingParams, TriageDecision } from './findings.js';
import { projectParams } from './project-params.js';

export const triageFinding = {
  method: 'PUT',
  path: '/v1/findings/:id/triage',
  summary: 'Decide about a finding: not affected, risk accepted until a date, or a false positive',
  params: findingParams,
  body: TriageDecision,
  response: FindingDetail,
  errors: ['finding.not-found', 'finding.fixed', 'finding.until-invalid'],
} as const;
export const untriageFinding = {
  method: 'DELETE',
  path: '/v1/findings/:id/triage',
  summary: 'Take a decision back: the finding is open again',
  params: findingParams,
  response: FindingDetail,
  errors: ['finding.not-found'],
} as const;
export const triageFindings = {
  method: 'POST',
  path: '/v1/projects/:id/findings/triage',
  summary: 'The same decision about many findings of a project; null takes decisions back',
  params: projectParams,
  body: z.object({
    findingIds: z.array(findingParams.shape.id).min(1).max(500),
    decision: TriageDecision.nullable(),
  }),
  response: z.object({ changed: z.number().int(), skipped: z.number().int() }),
  errors: ['project.not-found', 'finding.until-invalid'],
} as const;

/** A VEX document: CycloneDX (a BOM with analyses) or OpenVEX, JSON, as the body. */
export const vexBytesLimit = 8 * 1024 * 1024;
export const importVex = {
  method: 'POST',
  path: '/v1/projects/:id/vex',
  summary: 'Apply the statements of a VEX document (CycloneDX or OpenVEX) as decisions about findings',
  params: projectParams,
  response: z
    .object({
      format: z.enum(['cyclonedx', 'openvex']),
      statements: count,
      /** Findings whose decision changed. */
      applied: count,
      /** Findings that said the same already. */
      unchanged: count,
      /** Statements that met no finding or decide nothing here, with the reason; 100 at the most. */
      skipped: z.array(z.object({ vulnerability: z.string(), product: z.string().nullable(), reason: z.string() })),
    })
    .meta({ id: 'VexResult' }),
  tokens: true,
  errors: ['project.not-found', 'vex.not-readable', 'vex.format-unknown', 'request.too-large'],
} as const;
