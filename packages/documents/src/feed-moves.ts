import mongoose, { Schema } from 'mongoose';

/**
 * Somebody left a moment ago, or stands otherwise to a package. A writer of the feed who read what was before, and is
 * killed as soon as it has written that, leaves entries that nobody else knows of: so each move is made once more when
 * no such writer can be left.
 */
export interface FeedMoveDocument {
  _id: string;
  /** Whose entries: `project:<id>` or `watch:<user id>`. */
  audience: string;
  /** Of which packages; null where the audience itself is gone for good. */
  packagePurls: string[] | null;
  at: Date;
}
const feedMoveSchema = new Schema<FeedMoveDocument>(
  {
    _id: String,
    audience: { type: String, required: true },
    packagePurls: { type: [String], default: null } as never,
    at: { type: Date, required: true },
  },
  { versionKey: false, collection: 'feed_moves' },
);
feedMoveSchema.index({ at: 1 });
export const FeedMoveModel = mongoose.model('FeedMove', feedMoveSchema);
