import type { behindLevels } from '@red-tortoise/contracts';
import mongoose, { Schema } from 'mongoose';

/** What the registry adds to a component: a copy, kept here so that a list can filter by it without a join. */
export interface ComponentFacts {
  latest: string | null;
  behind: (typeof behindLevels)[number];
  deprecated: string | null;
  licence: string | null;
  installScripts: boolean;
  publishedAt: Date | null;
  /** Whether the registry has answered for this package at all. */
  fetched: boolean;
}

export interface ComponentDocument {
  /** `<import id>/<sort key>` */
  _id: string;
  importId: string;
  projectId: string;
  organisationId: string;
  /** Direct ones first, then by name and version: what lists page by. */
  sortKey: string;
  purl: string;
  packagePurl: string;
  ecosystem: string;
  name: string;
  version: string;
  direct: boolean;
  dev: boolean;
  optional: boolean;
  peer: boolean;
  bundled: boolean;
  path: string[];
  requires: string[];
  /** As the manifest says. */
  declaredLicence: string | null;
  facts: ComponentFacts;
}

const componentSchema = new Schema<ComponentDocument>(
  {
    _id: String,
    importId: { type: String, required: true },
    projectId: { type: String, required: true },
    organisationId: { type: String, required: true },
    sortKey: { type: String, required: true },
    purl: { type: String, required: true },
    packagePurl: { type: String, required: true },
    ecosystem: { type: String, required: true },
    name: { type: String, required: true },
    version: { type: String, required: true },
    direct: Boolean,
    dev: Boolean,
    optional: Boolean,
    peer: Boolean,
    bundled: Boolean,
    path: [String],
    requires: [String],
    declaredLicence: { type: String, default: null },
    facts: { type: Schema.Types.Mixed, required: true },
  },
  { versionKey: false, collection: 'components' },
);
componentSchema.index({ importId: 1, sortKey: 1 }, { unique: true });
componentSchema.index({ importId: 1, packagePurl: 1 });
componentSchema.index({ packagePurl: 1, importId: 1 });
export const ComponentModel = mongoose.model('Component', componentSchema);

export interface NotAssessedDocument {
  /** `<import id>/<position>` */
  _id: string;
  importId: string;
  projectId: string;
  organisationId: string;
  position: number;
  name: string;
  version: string | null;
  reason: string;
  detail: string;
}
const notAssessedSchema = new Schema<NotAssessedDocument>(
  {
    _id: String,
    importId: { type: String, required: true },
    projectId: { type: String, required: true },
    organisationId: { type: String, required: true },
    position: { type: Number, required: true },
    name: String,
    version: { type: String, default: null },
    reason: String,
    detail: String,
  },
  { versionKey: false, collection: 'not_assessed' },
);
notAssessedSchema.index({ importId: 1, position: 1 }, { unique: true });
export const NotAssessedModel = mongoose.model('NotAssessed', notAssessedSchema);
