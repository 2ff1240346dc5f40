import type { Event } from '@red-tortoise/contracts';
import mongoose, { Schema } from 'mongoose';

export const viewNames = ['feed', 'activity'] as const;
export type ViewName = (typeof viewNames)[number];

/** What everybody who writes into a view looks at before and after. */
export interface ViewStateDocument {
  _id: ViewName;
  /** Grows when somebody leaves or moves: what was read about readers before may be out of date. */
  moves: number;
  /** Grows when a replay begins, and when it has switched over: what was written may be in the wrong collection. */
  epoch: number;
  /** The replay that is under way. */
  replayId: string | null;
  /** Whether the view is being built beside: other writers than its processor then write to both. */
  next: boolean;
  /** Until when the view's processor writes nothing, so that a replay can switch over. */
  heldUntil: Date | null;
  /** The last replay's reach: the last offset of each partition that it read, and the events that it could not write. */
  rebuilt: { offsets: number[]; without: string[] } | null;
}
const viewStateSchema = new Schema<ViewStateDocument>(
  {
    _id: String,
    moves: { type: Number, default: 0 },
    epoch: { type: Number, default: 0 },
    replayId: { type: String, default: null },
    next: { type: Boolean, default: false },
    heldUntil: { type: Date, default: null },
    rebuilt: { type: Schema.Types.Mixed, default: null },
  },
  { versionKey: false, collection: 'view_states' },
);
export const ViewStateModel = mongoose.model('ViewState', viewStateSchema);

/** Where a replay begins: with the log, at a moment, or behind none of these offsets, one for each partition. */
export type ReplayFrom = 'start' | Date | readonly number[];

/** The rebuilding of a view from the log, and how far it is. */
export interface ViewReplayDocument {
  _id: string;
  view: ViewName;
  from: ReplayFrom;
  phase: 'waiting' | 'copying' | 'reading' | 'switching' | 'done' | 'failed';
  /** Of each partition: the last offset that is in the new collection, -1 for none. Null until that is known. */
  offsets: number[] | null;
  /** What stands before these is taken over from the old collection; null where nothing is. */
  copyBefore: { offsets: number[]; at: Date } | null;
  /** The last document that was taken over. */
  copiedTo: string | null;
  copied: number;
  /** How many events were read. */
  events: number;
  /** Those that could not be written: set aside for the view's processor in the end. */
  failures: { event: Event; partition: number; offset: number; cause: string }[];
  /** How many events there are, about: for a progress bar. */
  expected: number;
  error: string | null;
  startedAt: Date;
  updatedAt: Date;
  finishedAt: Date | null;
}
const viewReplaySchema = new Schema<ViewReplayDocument>(
  {
    _id: String,
    view: { type: String, required: true, enum: viewNames },
    from: { type: Schema.Types.Mixed, required: true },
    phase: { type: String, required: true },
    offsets: { type: [Number], default: null } as never,
    copyBefore: { type: Schema.Types.Mixed, default: null },
    copiedTo: { type: String, default: null },
    copied: { type: Number, default: 0 },
    events: { type: Number, default: 0 },
    failures: { type: [Schema.Types.Mixed], default: [] } as never,
    expected: { type: Number, default: 0 },
    error: { type: String, default: null },
    startedAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    finishedAt: { type: Date, default: null },
  },
  { versionKey: false, collection: 'view_replays' },
);
viewReplaySchema.index({ startedAt: -1 });
export const ViewReplayModel = mongoose.model('ViewReplay', viewReplaySchema);
