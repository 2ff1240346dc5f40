import type { EventType } from '@red-tortoise/contracts';
import mongoose, { Schema } from 'mongoose';

/** An event as in the contract, and the outbox: `published` is false until the broker has confirmed it. */
export interface EventDocument {
  /** Derived from what the event says. */
  _id: string;
  type: EventType;
  subject: string;
  key: string;
  occurredAt: Date;
  observedAt: Date;
  schemaVersion: number;
  historical: boolean;
  data: Record<string, unknown>;
  published: boolean;
  /** Where it stands in the log, the first time: the same event further on is a repetition. None until it was read. */
  partition?: number | null;
  offset?: number | null;
}

const eventSchema = new Schema<EventDocument>(
  {
    _id: String,
    type: { type: String, required: true },
    subject: { type: String, required: true },
    key: { type: String, required: true },
    occurredAt: { type: Date, required: true },
    observedAt: { type: Date, required: true },
    schemaVersion: { type: Number, required: true },
    historical: { type: Boolean, required: true },
    data: { type: Schema.Types.Mixed, required: true },
    published: { type: Boolean, default: false },
    partition: { type: Number, default: null },
    offset: { type: Number, default: null },
  },
  { versionKey: false, minimize: false, collection: 'events' },
);
eventSchema.index({ subject: 1, occurredAt: -1, _id: -1 });
// What later imports did to findings, which previews of rules count: feeds have no entries of it.
eventSchema.index(
  { subject: 1, occurredAt: -1 },
  { partialFilterExpression: { 'data.firstImport': false }, name: 'later_imports' },
);
// The relay reads only what is not published yet; the index stays as small as the backlog.
eventSchema.index(
  { observedAt: 1, occurredAt: 1, _id: 1 },
  { partialFilterExpression: { published: false }, name: 'outbox' },
);
export const EventModel = mongoose.model('Event', eventSchema);
