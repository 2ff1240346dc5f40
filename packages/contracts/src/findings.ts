import { z } from 'zod';
import { Severity, severityLevels } from './advisories.js';
import { PageQuery, pageOf, queryFlag } from './paging.js';
import { projectParams } from './project-params.js';
import { timestamp } from './timestamp.js';

/**
 * `open` and `fixed` are what we see: the component is there and affected, or no longer. The others are what a person
 * decided; a decision stays with the finding while the component is there.
 */
export const findingStates = ['open', 'fixed', 'not-affected', 'risk-accepted', 'false-positive'] as const;
export const FindingState = z.enum(findingStates);
export type FindingState = z.infer<typeof FindingState>;

/** Why a product is not affected, as OpenVEX 0.2.0 and CISA's minimum requirements for VEX name it. */
export const vexJustifications = [
  'component_not_present',
  'vulnerable_code_not_present',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'inline_mitigations_already_exist',
] as const;
export const VexJustification = z.enum(vexJustifications);
export type VexJustification = z.infer<typeof VexJustification>;

const note = z.string().trim().max(2_000).nullable().default(null);
/** What a person decides about a finding. */
export const TriageDecision = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('not-affected'), justification: VexJustification, note }),
    z.object({
      state: z.literal('risk-accepted'),
      /** The finding opens again by itself at this moment; it must lie ahead, by five years at the most. */
      until: timestamp,
      note,
    }),
    z.object({ state: z.literal('false-positive'), note }),
  ])
  .meta({ id: 'TriageDecision' });
export type TriageDecision = z.infer<typeof TriageDecision>;

/** Why a finding opened, or opened again. */
export const findingCauses = ['import', 'advisory', 'acceptance-ended', 'triage-removed'] as const;
/** Why a finding is fixed. */
export const findingResolutions = [
  'component-removed',
  'version-changed',
  'advisory-withdrawn',
  'advisory-changed',
  'merged',
] as const;
export const FindingResolution = z.enum(findingResolutions);
export type FindingResolution = z.infer<typeof FindingResolution>;

/** One step of a fix: a direct dependency to upgrade, or a package to refresh within the ranges that ask for it. */
export const FixStep = z
  .object({
    kind: z.enum(['upgrade', 'refresh']),
    packagePurl: z.string(),
    name: z.string(),
    from: z.string(),
    to: z.string(),
    level: z.enum(['major', 'minor', 'patch', 'prerelease']).nullable(),
  })
  .meta({ id: 'FixStep' });
export type FixStep = z.infer<typeof FixStep>;

export const fixStates = ['upgrade', 'refresh', 'no-fix-published', 'blocked', 'not-enough-data'] as const;
/**
 * The smallest change that removes the vulnerable version. `upgrade` and `refresh` are proven: every published range
 * on the way was walked. Anything that could not be proven is `not-enough-data`, never a guess.
 */
export const FixPlan = z
  .object({
    state: z.enum(fixStates),
    steps: z.array(FixStep),
    /** For `blocked`: the package whose every published version still asks for an affected one. */
    blockedBy: z.object({ packagePurl: z.string(), name: z.string() }).nullable(),
    /** For `not-enough-data`: packages whose registry data is missing; 20 at the most. */
    missing: z.array(z.string()),
    computedAt: timestamp,
  })
  .meta({ id: 'FixPlan' });
export type FixPlan = z.infer<typeof FixPlan>;

export const Finding = z
  .object({
    id: z.string(),
    projectId: z.string(),
    projectName: z.string(),
    state: FindingState,
    purl: z.string(),
    packagePurl: z.string(),
    name: z.string(),
    version: z.string(),
    direct: z.boolean(),
    dev: z.boolean(),
    /** The shortest chain from the project to it, itself last. */
    path: z.array(z.string()),
    /** The name to call it by: its CVE where it has one, else the first of its other names. */
    primaryName: z.string(),
    /** Every name of it: one finding stands for the whole alias group. */
    names: z.array(z.string()),
    /** The records that affect this version. */
    advisoryIds: z.array(z.string()),
    summary: z.string(),
    severity: Severity,
    malicious: z.boolean(),
    /** Why it matches, one line for each record: `>=4.0.0 <4.17.21`. */
    why: z.array(z.object({ advisoryId: z.string(), range: z.string() })),
    fix: FixPlan.nullable(),
    openedAt: timestamp,
    resolvedAt: timestamp.nullable(),
    resolution: FindingResolution.nullable(),
    triage: z
      .object({
        state: z.enum(['not-affected', 'risk-accepted', 'false-positive']),
        justification: VexJustification.nullable(),
        until: timestamp.nullable(),
        note: z.string().nullable(),
        by: z.string(),
        at: timestamp,
      })
      .nullable(),
  })
  .meta({ id: 'Finding' });
export type Finding = z.infer<typeof Finding>;

export const FindingHistoryEntry = z
  .object({
    at: timestamp,
    /** A person's name, or null for what we saw. */
    by: z.string().nullable(),
    from: FindingState.nullable(),
    to: FindingState,
    /** A cause, a resolution, or `triage` and `vex` for a person's decision. */
    reason: z.string(),
    note: z.string().nullable(),
  })
  .meta({ id: 'FindingHistoryEntry' });
export type FindingHistoryEntry = z.infer<typeof FindingHistoryEntry>;

export const FindingDetail = Finding.extend({
  history: z.array(FindingHistoryEntry),
}).meta({ id: 'FindingDetail' });
export type FindingDetail = z.infer<typeof FindingDetail>;

/** A comma-separated list in a query string. */
const list = <T extends string>(values: readonly [T, ...T[]]) =>
  z
    .string()
    .max(500)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values)).min(1));

export const findingOrders = ['severity', 'newest', 'package'] as const;
/** `state` and `severity` are comma-separated lists; without `state` only what is open. */
export const FindingQuery = PageQuery.extend({
  state: list(findingStates).optional(),
  severity: list(severityLevels).optional(),
  malicious: queryFlag.optional(),
  direct: queryFlag.optional(),
  production: queryFlag.optional().meta({ description: 'true: without development dependencies' }),
  fix: list(fixStates).optional(),
  search: z.string().trim().max(214).optional().meta({ description: 'Part of a package name, or an advisory name' }),
  order: z.enum(findingOrders).default('severity'),
});
export type FindingQuery = z.infer<typeof FindingQuery>;

export const findingParams = z.object({ id: z.string().regex(/^[0-9a-f]{32}$/) });

export const listProjectFindings = {
  method: 'GET',
  path: '/v1/projects/:id/findings',
  summary: 'The findings of a project, the worst first',
  params: projectParams,
  query: FindingQuery,
  response: pageOf(Finding),
  errors: ['project.not-found', 'request.cursor-invalid'],
} as const;
export const listFindings = {
  method: 'GET',
  path: '/v1/findings',
  summary: 'The findings of all your projects, the worst first',
  query: FindingQuery,
  response: pageOf(Finding),
  errors: ['request.cursor-invalid'],
} as const;
export const getFinding = {
  method: 'GET',
  path: '/v1/findings/:id',
  summary: 'A finding with its history',
  params: findingParams,
  response: FindingDetail,
  errors: ['finding.not-found'],
} as const;
