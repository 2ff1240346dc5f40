import mongoose, { Schema } from 'mongoose';

/** A package of an ecosystem, without its versions: light, since every list reads it. */
export interface PackageDocument {
  /** The purl without a version. */
  _id: string;
  ecosystem: string;
  name: string;
  description: string | null;
  homepage: string | null;
  repository: string | null;
  distTags: Record<string, string>;
  /** `dist-tags.latest`, never the highest or the last. */
  latest: string | null;
  /** Of the latest version. */
  licence: string | null;
  deprecated: string | null;
  maintainers: string[];
  versionCount: number;
  etag: string | null;
  state: 'not-fetched' | 'fetched' | 'not-found' | 'failing';
  /** The source's own moment of its last change. */
  saidAt: Date | null;
  fetchedAt: Date | null;
  attemptedAt: Date | null;
  nextAt: Date;
  /** Attempts in a row without an answer. */
  failures: number;
  failure: string | null;
  /** Whether anybody wants it now: only wanted packages are looked up. */
  wanted: boolean;
  /** 0 for a direct dependency or a watched package, 1 for the rest of a project, 2 for what a fix may need: who comes first when look-ups are few. */
  priority: number;
  /** Of what we keep of a package: one that was read with an older shape is asked for whole, not by its ETag. */
  shape: number;
  /** Set with each new state, cleared when the copies in components and summaries have followed. */
  viewsPending: boolean;
}

const packageSchema = new Schema<PackageDocument>(
  {
    _id: String,
    ecosystem: { type: String, required: true },
    name: { type: String, required: true },
    description: { type: String, default: null },
    homepage: { type: String, default: null },
    repository: { type: String, default: null },
    distTags: { type: Schema.Types.Mixed, default: {} },
    latest: { type: String, default: null },
    licence: { type: String, default: null },
    deprecated: { type: String, default: null },
    maintainers: [String],
    versionCount: { type: Number, default: 0 },
    etag: { type: String, default: null },
    state: { type: String, required: true, enum: ['not-fetched', 'fetched', 'not-found', 'failing'] },
    saidAt: { type: Date, default: null },
    fetchedAt: { type: Date, default: null },
    attemptedAt: { type: Date, default: null },
    nextAt: { type: Date, required: true },
    failures: { type: Number, default: 0 },
    failure: { type: String, default: null },
    wanted: { type: Boolean, required: true },
    priority: { type: Number, required: true },
    shape: { type: Number, default: 0 },
    viewsPending: { type: Boolean, default: false },
  },
  { versionKey: false, minimize: false, collection: 'packages' },
);
packageSchema.index({ ecosystem: 1, wanted: 1, priority: 1, nextAt: 1, _id: 1 });
packageSchema.index(
  { _id: 1, viewsPending: 1 },
  { partialFilterExpression: { viewsPending: true }, name: 'views_pending' },
);
export const PackageModel = mongoose.model('Package', packageSchema);

/** One range that a version asks for: in an alias `name` is the real package's. */
export interface VersionDependency {
  name: string;
  range: string;
  /** `bundled`: which version it is lies in the tarball that asks for it, and is no registry's word. */
  kind: 'required' | 'optional' | 'bundled' | 'peer' | 'optional-peer';
}

/** One published version of a package. */
export interface VersionDocument {
  /** The purl with the version. */
  _id: string;
  packagePurl: string;
  version: string;
  publishedAt: Date | null;
  licence: string | null;
  publisher: string | null;
  deprecated: string | null;
  installScripts: { hook: string; command: string }[];
  provenance: boolean;
  maintainers: string[];
  /** What it asks for, as the registry says; null for a version that was read before we kept this. */
  dependencies: VersionDependency[] | null;
  /** When we first saw that the registry has it no more. */
  unpublishedAt: Date | null;
}
const versionSchema = new Schema<VersionDocument>(
  {
    _id: String,
    packagePurl: { type: String, required: true },
    version: { type: String, required: true },
    publishedAt: { type: Date, default: null },
    licence: { type: String, default: null },
    publisher: { type: String, default: null },
    deprecated: { type: String, default: null },
    installScripts: { type: [Schema.Types.Mixed], default: [] } as never,
    provenance: { type: Boolean, default: false },
    maintainers: [String],
    dependencies: { type: [Schema.Types.Mixed], default: null } as never,
    unpublishedAt: { type: Date, default: null },
  },
  { versionKey: false, collection: 'versions' },
);
versionSchema.index({ packagePurl: 1, publishedAt: -1, _id: -1 });
export const VersionModel = mongoose.model('Version', versionSchema);
