import type { ChannelKind, EventType, InboxNotice, SendTime, SeverityLevel } from '@red-tortoise/contracts';
import mongoose, { Schema } from 'mongoose';

/** A channel that gets an alert, and when, as it was decided when the alert was raised. */
export interface AlertSend {
  channelId: string;
  kind: ChannelKind;
  when: SendTime;
  /** It was to go at once, but the budget was used up. */
  heldBack: boolean;
}

/** One event that rules of one owner let through, however many rules: what the inbox shows and channels send. */
export interface AlertDocument {
  /** `contentId` of the owner and the event, or of the notice. */
  _id: string;
  /** A person's id or an organisation's. */
  owner: string;
  ownerKind: 'person' | 'organisation';
  /** Null for a notice. */
  eventId: string | null;
  notice: InboxNotice | null;
  type: EventType | null;
  packagePurl: string | null;
  severity: SeverityLevel | null;
  malicious: boolean;
  ruleIds: string[];
  /** The projects that it touches, as the rules saw them. */
  projectIds: string[];
  watched: boolean;
  /** When the event was observed. */
  at: Date;
  /** Whether it is in a person's inbox. */
  inbox: boolean;
  state: 'unread' | 'read' | 'done';
  /** What is snoozed is kept as unread, so that it comes back by itself. */
  snoozedUntil: Date | null;
  /** Whether the day's budget was used up, so that it waits for the digest of at least one channel. */
  heldBack: boolean;
  /** Every channel that gets it, at once or in a digest. */
  channelIds: string[];
  /** What is to be written as deliveries and digest items; gone once it is. */
  unsent?: AlertSend[];
}
const alertSchema = new Schema<AlertDocument>(
  {
    _id: String,
    owner: { type: String, required: true },
    ownerKind: { type: String, required: true },
    eventId: { type: String, default: null },
    notice: { type: Schema.Types.Mixed, default: null },
    type: { type: String, default: null },
    packagePurl: { type: String, default: null },
    severity: { type: String, default: null },
    malicious: { type: Boolean, required: true },
    ruleIds: [String],
    projectIds: [String],
    watched: { type: Boolean, required: true },
    at: { type: Date, required: true },
    inbox: { type: Boolean, required: true },
    state: { type: String, required: true },
    snoozedUntil: { type: Date, default: null },
    heldBack: { type: Boolean, required: true },
    channelIds: [String],
    unsent: { type: [Schema.Types.Mixed], default: undefined } as never,
  },
  { versionKey: false, minimize: false, collection: 'alerts' },
);
alertSchema.index({ owner: 1, state: 1, at: -1, _id: -1 }, { partialFilterExpression: { inbox: true }, name: 'inbox' });
// Whose snooze has just ended: as small as what is snoozed.
alertSchema.index(
  { snoozedUntil: 1 },
  { partialFilterExpression: { snoozedUntil: { $gte: new Date(0) } }, name: 'snoozed' },
);
// Everything of an owner, by key: an export walks along it.
alertSchema.index({ owner: 1, _id: 1 });
alertSchema.index({ channelIds: 1, at: -1, _id: -1 });
alertSchema.index({ ruleIds: 1, at: -1 });
// What was cut short between an alert and its deliveries: as small as that.
alertSchema.index({ at: 1 }, { partialFilterExpression: { unsent: { $exists: true } }, name: 'unsettled' });
// What has been kept for its time.
alertSchema.index({ at: 1, _id: 1 });
export const AlertModel = mongoose.model('Alert', alertSchema);

/** A place in an owner's noise budget of a day, for an alert and one of its channels. Who has taken one keeps it. */
export interface BudgetPlaceDocument {
  /** `<owner>/<local date>/<place, from 0>` */
  _id: string;
  alertId: string;
  channelId: string;
  takenAt: Date;
}
const budgetPlaceSchema = new Schema<BudgetPlaceDocument>(
  {
    _id: String,
    alertId: { type: String, required: true },
    channelId: { type: String, required: true },
    takenAt: { type: Date, required: true },
  },
  { versionKey: false, collection: 'budget_places' },
);
budgetPlaceSchema.index({ alertId: 1, channelId: 1 }, { unique: true });
budgetPlaceSchema.index({ takenAt: 1 });
export const BudgetPlaceModel = mongoose.model('BudgetPlace', budgetPlaceSchema);

/** An alert that waits for a channel's digest, and then the digest that it went into. */
export interface DigestItemDocument {
  /** `<alert id>/<channel id>` */
  _id: string;
  alertId: string;
  owner: string;
  channelId: string;
  when: Exclude<SendTime, 'at-once'>;
  /** It was to go at once, but the budget was used up. */
  heldBack: boolean;
  /** Since when it waits. */
  at: Date;
  /** The delivery that carries it; null while it waits. */
  deliveryId: string | null;
}
const digestItemSchema = new Schema<DigestItemDocument>(
  {
    _id: String,
    alertId: { type: String, required: true },
    owner: { type: String, required: true },
    channelId: { type: String, required: true },
    when: { type: String, required: true },
    heldBack: { type: Boolean, required: true },
    at: { type: Date, required: true },
    deliveryId: { type: String, default: null },
  },
  { versionKey: false, collection: 'digest_items' },
);
digestItemSchema.index({ channelId: 1, deliveryId: 1, at: 1 });
digestItemSchema.index({ deliveryId: 1, at: 1 });
digestItemSchema.index({ at: 1, _id: 1 });
digestItemSchema.index({ owner: 1, _id: 1 });
export const DigestItemModel = mongoose.model('DigestItem', digestItemSchema);
