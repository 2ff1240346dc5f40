import type { Severity } from '@red-tortoise/contracts';
import mongoose, { Schema } from 'mongoose';

/** One entry of a record's `affected`, as the matcher takes it, with the purl that it speaks of. */
export interface AffectedEntry {
  ecosystem: string;
  name: string;
  /** Null for an ecosystem that has no purl type here. */
  packagePurl: string | null;
  versions: string[];
  ranges: {
    type: 'SEMVER' | 'ECOSYSTEM';
    events: { kind: 'introduced' | 'fixed' | 'last_affected' | 'limit'; version: string }[];
  }[];
}

/** One OSV record, read. What its source published, word for word, is the `AdvisoryRecordDocument` of the same id. */
export interface AdvisoryDocument {
  /** The record's id. */
  _id: string;
  /** The name of the source whose record this is: of several sources with the same id the one modified last. */
  source: string;
  publishedAt: Date | null;
  modifiedAt: Date;
  withdrawnAt: Date | null;
  aliases: string[];
  /** The first of `names`: the same for every record of an alias group. */
  group: string;
  /** Ids and aliases of the whole group, sorted, CVE first: aliases are symmetric and transitive. */
  names: string[];
  summary: string;
  /** Markdown, foreign. */
  details: string;
  severity: Severity;
  malicious: boolean;
  cwes: string[];
  references: { type: string; url: string }[];
  affected: AffectedEntry[];
  /** The purls of `affected`, each once: the index from a package to what is known about it. */
  packagePurls: string[];
  /** Of the record's text: the same again is no change. */
  hash: string;
  /** When it was last written here. */
  storedAt: Date;
  /** Set with each new state, cleared when the findings have followed. */
  findingsPending: boolean;
}

const advisorySchema = new Schema<AdvisoryDocument>(
  {
    _id: String,
    source: { type: String, required: true },
    publishedAt: { type: Date, default: null },
    modifiedAt: { type: Date, required: true },
    withdrawnAt: { type: Date, default: null },
    aliases: [String],
    group: { type: String, required: true },
    names: [String],
    summary: { type: String, default: '' },
    details: { type: String, default: '' },
    severity: { type: Schema.Types.Mixed, required: true },
    malicious: { type: Boolean, required: true },
    cwes: [String],
    references: { type: [Schema.Types.Mixed], default: [] } as never,
    affected: { type: [Schema.Types.Mixed], default: [] } as never,
    packagePurls: [String],
    hash: { type: String, required: true },
    storedAt: { type: Date, required: true },
    findingsPending: { type: Boolean, required: true },
  },
  { versionKey: false, minimize: false, collection: 'advisories' },
);
advisorySchema.index({ packagePurls: 1 });
advisorySchema.index({ names: 1 });
advisorySchema.index({ source: 1, _id: 1 });
advisorySchema.index(
  { _id: 1, findingsPending: 1 },
  { partialFilterExpression: { findingsPending: true }, name: 'findings_pending' },
);
advisorySchema.index(
  { 'severity.override.reason': 1 },
  { partialFilterExpression: { 'severity.override.reason': { $exists: true } }, name: 'severity_overridden' },
);
export const AdvisoryModel = mongoose.model('Advisory', advisorySchema);

/** A record as its source published it, for those who ask in OSV's own shape. Apart, since matching never reads it. */
export interface AdvisoryRecordDocument {
  _id: string;
  /** JSON text. */
  text: string;
}
const advisoryRecordSchema = new Schema<AdvisoryRecordDocument>(
  { _id: String, text: { type: String, required: true } },
  { versionKey: false, collection: 'advisory_records' },
);
export const AdvisoryRecordModel = mongoose.model('AdvisoryRecord', advisoryRecordSchema);

/** A record that was set aside since it breaks the schema. It never stops a run, and leaves when the source mends it. */
export interface QuarantinedRecordDocument {
  /** `<source>/<id, or the place where it stood>` */
  _id: string;
  source: string;
  /** The record's id where it could be read, else the place: `line 12`, `GHSA-x.json`. */
  item: string;
  code: string;
  detail: string;
  /** The beginning of the record's text, 2,000 characters at the most. */
  excerpt: string;
  firstSeenAt: Date;
  lastSeenAt: Date;
}
const quarantinedRecordSchema = new Schema<QuarantinedRecordDocument>(
  {
    _id: String,
    source: { type: String, required: true },
    item: { type: String, required: true },
    code: { type: String, required: true },
    detail: { type: String, default: '' },
    excerpt: { type: String, default: '' },
    firstSeenAt: { type: Date, required: true },
    lastSeenAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'quarantined_records' },
);
quarantinedRecordSchema.index({ source: 1, lastSeenAt: -1, _id: -1 });
export const QuarantinedRecordModel = mongoose.model('QuarantinedRecord', quarantinedRecordSchema);
