import type { ProjectSummary } from '@red-tortoise/contracts';
import mongoose, { Schema } from 'mongoose';

/** What a project shows now: its current import and the counts over it. A view: it can be computed again. */
export interface ProjectStateDocument {
  /** The project's id, as in Postgres. */
  _id: string;
  organisationId: string;
  currentImportId: string | null;
  /** When the current import was asked for; an import asked for earlier never replaces it. */
  currentRequestedAt: Date | null;
  summary:
    | (Omit<ProjectSummary, 'oldestFetchAt' | 'updatedAt'> & { oldestFetchAt: Date | null; updatedAt: Date })
    | null;
}
const projectStateSchema = new Schema<ProjectStateDocument>(
  {
    _id: String,
    organisationId: { type: String, required: true },
    currentImportId: { type: String, default: null },
    currentRequestedAt: { type: Date, default: null },
    summary: { type: Schema.Types.Mixed, default: null },
  },
  { versionKey: false, collection: 'project_states' },
);
projectStateSchema.index({ organisationId: 1 });
export const ProjectStateModel = mongoose.model('ProjectState', projectStateSchema);

/** Which packages a project uses now, and how: the index from a package to the projects that should hear of it. */
export interface ProjectPackageDocument {
  /** `<project id>/<package purl>` */
  _id: string;
  projectId: string;
  organisationId: string;
  packagePurl: string;
  name: string;
  /** A version that the project has; the one nearest to the project when there are several. */
  version: string;
  direct: boolean;
  dev: boolean;
  path: string[];
  /** Since when the project uses it: what was observed before is history. */
  addedAt: Date;
  /**
   * Where the feed stands: `pending` until the package's history is in it, then `current`; `removed` when the project
   * no longer uses the package, until its entries are gone and this document with them.
   */
  feed: 'pending' | 'current' | 'removed';
}
const projectPackageSchema = new Schema<ProjectPackageDocument>(
  {
    _id: String,
    projectId: { type: String, required: true },
    organisationId: { type: String, required: true },
    packagePurl: { type: String, required: true },
    name: { type: String, required: true },
    version: { type: String, required: true },
    direct: Boolean,
    dev: Boolean,
    path: [String],
    addedAt: { type: Date, default: () => new Date(0) },
    feed: { type: String, required: true, enum: ['pending', 'current', 'removed'] },
  },
  { versionKey: false, collection: 'project_packages' },
);
projectPackageSchema.index({ feed: 1, projectId: 1 });
projectPackageSchema.index({ packagePurl: 1, projectId: 1 });
projectPackageSchema.index({ projectId: 1, packagePurl: 1 }, { unique: true });
export const ProjectPackageModel = mongoose.model('ProjectPackage', projectPackageSchema);
