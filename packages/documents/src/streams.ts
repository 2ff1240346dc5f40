import mongoose, { Schema } from 'mongoose';

/** How far a processor has read a stream; kept beside what it wrote, so that both survive together. */
export interface StreamOffsetDocument {
  /** `<processor>/<stream>` */
  _id: string;
  /** The last offset whose effect is stored. Offsets have gaps: never count by them. */
  offset: number;
  /** When the last message was stored by its publisher: lag is told in time. */
  messageAt: Date | null;
  updatedAt: Date;
}
const streamOffsetSchema = new Schema<StreamOffsetDocument>(
  {
    _id: String,
    offset: { type: Number, required: true },
    messageAt: { type: Date, default: null },
    updatedAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'stream_offsets' },
);
export const StreamOffsetModel = mongoose.model('StreamOffset', streamOffsetSchema);
