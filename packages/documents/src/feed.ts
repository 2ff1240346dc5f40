import type { EventType, SeverityLevel, semverLevels } from '@red-tortoise/contracts';
import mongoose, { Schema } from 'mongoose';

/**
 * An event in somebody's feed: written when the event comes or the project is imported, so that reading a page is
 * one walk along an index. A view: it can be rebuilt from events, project packages and watches.
 */
export interface FeedEntryDocument {
  /** `<audience>/<event id>` */
  _id: string;
  /** Whose feed: an organisation's id, or a user's for what they watch. */
  owner: string;
  /** `project:<id>`, or `watch:<user id>` for what a person watches. */
  audience: string;
  eventId: string;
  type: EventType;
  packagePurl: string | null;
  occurredAt: Date;
  /** When it came into this feed. */
  addedAt: Date;
  /** False for what had happened before the package was first seen, or before the project used it. */
  fresh: boolean;
  direct: boolean;
  production: boolean;
  /** What rules ask of an event, beside it so that a preview reads one index. Of a release: its level. */
  level: (typeof semverLevels)[number] | null;
  /** Of a release: whether it is a pre-release. */
  prerelease: boolean;
  /** Of an advisory or a finding. */
  severity: SeverityLevel | null;
  malicious: boolean;
  /** Of an advisory or a finding: whether a version without it was published when it was told. Null for all else. */
  fixable: boolean | null;
  /** Where its event stands in the log: the live feed goes on from there. Null for history. */
  partition: number | null;
  offset: number | null;
}

const feedEntrySchema = new Schema<FeedEntryDocument>(
  {
    _id: String,
    owner: { type: String, required: true },
    audience: { type: String, required: true },
    eventId: { type: String, required: true },
    type: { type: String, required: true },
    packagePurl: { type: String, default: null },
    occurredAt: { type: Date, required: true },
    addedAt: { type: Date, required: true },
    fresh: { type: Boolean, required: true },
    direct: { type: Boolean, required: true },
    production: { type: Boolean, required: true },
    level: { type: String, default: null },
    prerelease: { type: Boolean, default: false },
    severity: { type: String, default: null },
    malicious: { type: Boolean, default: false },
    fixable: { type: Boolean, default: null },
    partition: { type: Number, default: null },
    offset: { type: Number, default: null },
  },
  { versionKey: false, collection: 'feed_entries' },
);
feedEntrySchema.index({ owner: 1, occurredAt: -1, eventId: -1, audience: 1 });
// For a filter by type that few entries pass.
feedEntrySchema.index({ owner: 1, type: 1, occurredAt: -1, eventId: -1, audience: 1 });
feedEntrySchema.index({ audience: 1, occurredAt: -1, eventId: -1 });
feedEntrySchema.index({ audience: 1, packagePurl: 1 });
feedEntrySchema.index({ owner: 1, addedAt: -1 }, { partialFilterExpression: { fresh: true }, name: 'fresh' });
feedEntrySchema.index(
  { owner: 1, partition: 1, offset: 1 },
  { partialFilterExpression: { partition: { $gte: 0 } }, name: 'live' },
);
export const FeedEntryModel = mongoose.model('FeedEntry', feedEntrySchema);
