import type { ErrorCode, importPhases } from '@red-tortoise/contracts';
import mongoose, { Schema } from 'mongoose';

export interface ImportDocument {
  _id: string;
  organisationId: string;
  projectId: string;
  /** Of the unpacked content, in hex: the same content again is the same import. */
  sha256: string;
  filename: string | null;
  bytes: number;
  state: 'queued' | 'running' | 'done' | 'failed';
  phase: (typeof importPhases)[number];
  format: string | null;
  counts: { components: number; direct: number; notAssessed: number; packagesAdded: number; packagesRemoved: number };
  progress: { done: number; total: number };
  error: { code: ErrorCode; detail: string | null } | null;
  attempts: number;
  /** What the project showed when this import first became current: what it is compared with. */
  previousImportId: string | null;
  /** When it was last asked for: the newest of a project's done imports is the one that it shows. */
  requestedAt: Date;
  createdAt: Date;
  finishedAt: Date | null;
}

const importSchema = new Schema<ImportDocument>(
  {
    _id: String,
    organisationId: { type: String, required: true },
    projectId: { type: String, required: true },
    sha256: { type: String, required: true },
    filename: { type: String, default: null },
    bytes: { type: Number, required: true },
    state: { type: String, required: true, enum: ['queued', 'running', 'done', 'failed'] },
    phase: { type: String, required: true },
    format: { type: String, default: null },
    counts: { type: Schema.Types.Mixed, required: true },
    progress: { type: Schema.Types.Mixed, required: true },
    error: { type: Schema.Types.Mixed, default: null },
    attempts: { type: Number, default: 0 },
    previousImportId: { type: String, default: null },
    requestedAt: { type: Date, required: true },
    createdAt: { type: Date, required: true },
    finishedAt: { type: Date, default: null },
  },
  { versionKey: false, collection: 'imports' },
);
importSchema.index({ projectId: 1, sha256: 1 }, { unique: true });
importSchema.index({ projectId: 1, createdAt: -1, _id: -1 });
importSchema.index({ state: 1, requestedAt: 1 });
export const ImportModel = mongoose.model('Import', importSchema);

/** The manifest as it was sent, gzip-compressed, in pieces that fit a document. Kept until the import is done. */
export interface ImportContentDocument {
  _id: string;
  importId: string;
  piece: number;
  data: Buffer;
}
const importContentSchema = new Schema<ImportContentDocument>(
  {
    _id: String,
    importId: { type: String, required: true },
    piece: { type: Number, required: true },
    data: { type: Buffer, required: true },
  },
  { versionKey: false, collection: 'import_contents' },
);
importContentSchema.index({ importId: 1, piece: 1 }, { unique: true });
export const ImportContentModel = mongoose.model('ImportContent', importContentSchema);
