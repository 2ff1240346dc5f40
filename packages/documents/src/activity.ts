import mongoose, { Schema } from 'mongoose';

/** How many events of each type a package or an organisation had in one hour. A view: a replay makes it again. */
export interface ActivityWindowDocument {
  /** `<subject>/<hour>`: `pkg:npm/react/2026-11-21T13` */
  _id: string;
  /** A purl without a version, or `organisation:<id>`. */
  subject: string;
  /** The hour's beginning, UTC, of the observation. */
  from: Date;
  /** By the two words of the type: `counts.package.released`. */
  counts: Record<string, Record<string, number>>;
  /** By partition, the last offset that is counted here: a batch that comes again is not counted twice. */
  marks: Record<string, number>;
  /** Events that were set aside and came later than their offset. */
  late: string[];
}
const activityWindowSchema = new Schema<ActivityWindowDocument>(
  {
    _id: String,
    subject: { type: String, required: true },
    from: { type: Date, required: true },
    counts: { type: Schema.Types.Mixed, required: true },
    marks: { type: Schema.Types.Mixed, required: true },
    late: [String],
  },
  { versionKey: false, minimize: false, collection: 'activity_windows' },
);
activityWindowSchema.index({ subject: 1, from: 1 });
export const ActivityWindowModel = mongoose.model('ActivityWindow', activityWindowSchema);
