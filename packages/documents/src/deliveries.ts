import type { ChannelKind, DeliveryState, deliveryKinds, SendTime } from '@red-tortoise/contracts';
import mongoose, { Schema } from 'mongoose';

/** One message to one channel. Written before anything is sent; the job that sends it knows only its id. */
export interface DeliveryDocument {
  /** For alerts and digests `contentId` of what is sent and where, so that the same is queued once; else random. */
  _id: string;
  /** A person's id or an organisation's. */
  owner: string;
  channelId: string;
  channelKind: ChannelKind;
  kind: (typeof deliveryKinds)[number];
  /** One for an alert; those of a digest, the oldest first, 500 at the most; none for a test or a confirmation. */
  alertIds: string[];
  /** For a digest: which, and the local date that it stands for. `more`: alerts beyond those in `alertIds`. */
  digest: { when: Exclude<SendTime, 'at-once'>; date: string; more: number } | null;
  title: string;
  state: DeliveryState;
  /** The last 20. */
  attempts: { at: Date; outcome: 'sent' | 'failed'; detail: string; status: number | null; milliseconds: number }[];
  createdAt: Date;
  sentAt: Date | null;
  /** Attempts that the other side let fail; so many end it. */
  failures?: number;
  /** Attempts that our own side let fail, in a row up to the last one. */
  ourFailures?: number;
  /** When it may go: now for a new one, later after a failure; null when it is over. */
  nextAttemptAt: Date | null;
  replayOf: string | null;
}
const deliverySchema = new Schema<DeliveryDocument>(
  {
    _id: String,
    owner: { type: String, required: true },
    channelId: { type: String, required: true },
    channelKind: { type: String, required: true },
    kind: { type: String, required: true },
    alertIds: [String],
    digest: { type: Schema.Types.Mixed, default: null },
    title: { type: String, required: true },
    state: { type: String, required: true },
    attempts: { type: [Schema.Types.Mixed], default: [] } as never,
    createdAt: { type: Date, required: true },
    sentAt: { type: Date, default: null },
    failures: Number,
    ourFailures: Number,
    nextAttemptAt: { type: Date, default: null },
    replayOf: { type: String, default: null },
  },
  { versionKey: false, minimize: false, collection: 'deliveries' },
);
deliverySchema.index({ owner: 1, createdAt: -1, _id: -1 });
deliverySchema.index({ channelId: 1, createdAt: -1, _id: -1 });
deliverySchema.index({ channelId: 1, state: 1, createdAt: -1, _id: -1 });
deliverySchema.index({ owner: 1, state: 1, createdAt: -1, _id: -1 });
// What the sweep reads: as small as the backlog.
deliverySchema.index(
  { nextAttemptAt: 1 },
  { partialFilterExpression: { state: { $in: ['queued', 'failed'] } }, name: 'due' },
);
// What has been kept for its time.
deliverySchema.index({ createdAt: 1, _id: 1 });
export const DeliveryModel = mongoose.model('Delivery', deliverySchema);
