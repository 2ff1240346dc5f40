import type {
  FindingResolution,
  FindingState,
  FixStep,
  findingCauses,
  fixStates,
  Severity,
  VexJustification,
} from '@red-tortoise/contracts';
import mongoose, { Schema } from 'mongoose';

export interface FindingFix {
  state: (typeof fixStates)[number];
  steps: FixStep[];
  blockedBy: { packagePurl: string; name: string } | null;
  missing: string[];
  computedAt: Date;
}

export interface FindingTriage {
  state: 'not-affected' | 'risk-accepted' | 'false-positive';
  justification: VexJustification | null;
  until: Date | null;
  note: string | null;
  userId: string | null;
  /** The person's name at that time, or what the decision came from. */
  by: string;
  at: Date;
}

export interface FindingHistory {
  at: Date;
  by: string | null;
  /** Whose name that is; none for what nobody decided, and for what was written before ids were kept. */
  userId?: string | null;
  from: FindingState | null;
  to: FindingState;
  reason: string;
  note: string | null;
}

/** One project × component version × alias group. Kept when fixed: it is the project's record of what was. */
export interface FindingDocument {
  /** 32 hex characters: a hash of the project, the purl and the group's first name when it was first seen. */
  _id: string;
  organisationId: string;
  projectId: string;
  purl: string;
  packagePurl: string;
  ecosystem: string;
  name: string;
  version: string;
  direct: boolean;
  dev: boolean;
  path: string[];
  primaryName: string;
  names: string[];
  advisoryIds: string[];
  summary: string;
  severity: Severity;
  malicious: boolean;
  why: { advisoryId: string; range: string }[];
  /** Whether the component is there and affected. */
  present: boolean;
  /** `fixed` unless present; else what `triage` says, else `open`. Kept, so that lists filter by an index. */
  state: FindingState;
  triage: FindingTriage | null;
  /** For an index: `triage.until` of a risk that is accepted now. */
  acceptedUntil: Date | null;
  openedAt: Date;
  openedBy: { cause: (typeof findingCauses)[number]; importId: string | null };
  resolvedAt: Date | null;
  resolution: FindingResolution | null;
  resolvedByImportId: string | null;
  fix: FindingFix | null;
  /** The last 200 changes, the oldest first. */
  history: FindingHistory[];
  /** Worst first: malicious, then by level and score, then direct ones, then by name. What lists page by. */
  severityKey: string;
  /** By name, then version, then severity. */
  packageKey: string;
}

const findingSchema = new Schema<FindingDocument>(
  {
    _id: String,
    organisationId: { type: String, required: true },
    projectId: { type: String, required: true },
    purl: { type: String, required: true },
    packagePurl: { type: String, required: true },
    ecosystem: { type: String, required: true },
    name: { type: String, required: true },
    version: { type: String, required: true },
    direct: Boolean,
    dev: Boolean,
    path: [String],
    primaryName: { type: String, required: true },
    names: [String],
    advisoryIds: [String],
    summary: { type: String, default: '' },
    severity: { type: Schema.Types.Mixed, required: true },
    malicious: { type: Boolean, required: true },
    why: { type: [Schema.Types.Mixed], default: [] } as never,
    present: { type: Boolean, required: true },
    state: { type: String, required: true },
    triage: { type: Schema.Types.Mixed, default: null },
    acceptedUntil: { type: Date, default: null },
    openedAt: { type: Date, required: true },
    openedBy: { type: Schema.Types.Mixed, required: true },
    resolvedAt: { type: Date, default: null },
    resolution: { type: String, default: null },
    resolvedByImportId: { type: String, default: null },
    fix: { type: Schema.Types.Mixed, default: null },
    history: { type: [Schema.Types.Mixed], default: [] } as never,
    severityKey: { type: String, required: true },
    packageKey: { type: String, required: true },
  },
  { versionKey: false, minimize: false, collection: 'findings' },
);
findingSchema.index({ projectId: 1, state: 1, severityKey: 1 });
findingSchema.index({ projectId: 1, state: 1, openedAt: -1, _id: -1 });
findingSchema.index({ projectId: 1, state: 1, packageKey: 1 });
findingSchema.index({ organisationId: 1, state: 1, severityKey: 1 });
findingSchema.index({ organisationId: 1, state: 1, openedAt: -1, _id: -1 });
findingSchema.index({ organisationId: 1, state: 1, packageKey: 1 });
findingSchema.index({ projectId: 1, packagePurl: 1 });
findingSchema.index({ packagePurl: 1, projectId: 1 });
findingSchema.index({ advisoryIds: 1 });
findingSchema.index(
  { 'fix.missing': 1 },
  { partialFilterExpression: { 'fix.state': 'not-enough-data' }, name: 'fix_missing' },
);
// By whom: few findings are decided on, so that these stay small.
findingSchema.index({ 'triage.userId': 1 }, { sparse: true });
findingSchema.index({ 'history.userId': 1 }, { sparse: true });
findingSchema.index({ acceptedUntil: 1 }, { partialFilterExpression: { state: 'risk-accepted' }, name: 'accepted' });
export const FindingModel = mongoose.model('Finding', findingSchema);

/** How many findings of a project were open at the end of a day. */
export interface FindingTrendDocument {
  /** `<project id>/<date>` */
  _id: string;
  projectId: string;
  organisationId: string;
  /** ISO, UTC: `2026-11-21`. */
  date: string;
  open: { critical: number; high: number; medium: number; low: number; none: number; unknown: number };
  malicious: number;
}
const findingTrendSchema = new Schema<FindingTrendDocument>(
  {
    _id: String,
    projectId: { type: String, required: true },
    organisationId: { type: String, required: true },
    date: { type: String, required: true },
    open: { type: Schema.Types.Mixed, required: true },
    malicious: { type: Number, required: true },
  },
  { versionKey: false, collection: 'finding_trends' },
);
findingTrendSchema.index({ projectId: 1, date: 1 }, { unique: true });
export const FindingTrendModel = mongoose.model('FindingTrend', findingTrendSchema);
