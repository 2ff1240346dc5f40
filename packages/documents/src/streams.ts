import mongoose, { Schema } from 'mongoose';

/** How far a processor has read a stream; kept beside what it wrote, so that both survive together. */
export interface StreamOffsetDocument {
  /** `<processor>/<stream>` */
  _id: string;
  /** The last offset whose effect is stored, -1 for none. Offsets have gaps: never count by them. */
  offset: number;
  /** The id of the message that has it, by which the log is known again; null where that is not known. */
  messageId?: string | null;
  /** When the last message was observed: lag is told in time. */
  messageAt: Date | null;
  /** Seconds that the oldest event not yet processed has waited; 0 when the processor has caught up. */
  lag: number;
  /** When the processor last said so: every few seconds, also when nothing happens. */
  at: Date;
  /** Grows when a replay sets the offset: whoever read an older one starts over from what is stored. */
  generation: number;
  /** Staff hold the processor: it reads, and handles nothing. */
  paused?: boolean;
  /** The last time that the log had lost what the processor had not read. */
  gap?: StreamGap | null;
}

export interface StreamGap {
  at: Date;
  /** The first place that the log still had. */
  first: number;
  /** Events that were handled all the same, out of the collection of events. */
  mended: number;
  /** Events that nobody had read, and that go into the log once more. */
  publishedAgain: number;
}
const streamOffsetSchema = new Schema<StreamOffsetDocument>(
  {
    _id: String,
    offset: { type: Number, required: true },
    messageId: { type: String, default: null },
    messageAt: { type: Date, default: null },
    lag: { type: Number, default: 0 },
    at: { type: Date, required: true },
    generation: { type: Number, default: 0 },
    paused: { type: Boolean, default: false },
    gap: { type: Schema.Types.Mixed, default: null },
  },
  { versionKey: false, collection: 'stream_offsets' },
);
export const StreamOffsetModel = mongoose.model('StreamOffset', streamOffsetSchema);

/** A stream that was found to be another one than before. One without a document is the first of its name. */
export interface EventLogDocument {
  /** The stream's name. */
  _id: string;
  /** What is added to the broker's offsets: places in the new log stand behind all those in the old one. */
  base: number;
  begunAnewAt: Date;
  /** Events that nobody had read in the old one, and that go into the new one. */
  publishedAgain: number;
}
const eventLogSchema = new Schema<EventLogDocument>(
  {
    _id: String,
    base: { type: Number, required: true },
    begunAnewAt: { type: Date, required: true },
    publishedAgain: { type: Number, default: 0 },
  },
  { versionKey: false, collection: 'event_logs' },
);
export const EventLogModel = mongoose.model('EventLog', eventLogSchema);
