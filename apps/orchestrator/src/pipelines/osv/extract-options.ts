import type { Change } from './deltas/read-index.js';
import type { OsvLimits } from './osv-limits.js';
import type { SourceState } from './source-state.js';

export interface ExtractOptions {
  /** As it is now: progress that was saved meanwhile counts. */
  readState: () => Promise<SourceState>;
  /** Those of the changes that are not stored in that state or a later one. */
  notStored: (changes: Change[]) => Promise<Change[]>;
  startedAt: Date;
  /** Only these, by their names in the quarantine, instead of what is new; null for the usual run. */
  records: readonly string[] | null;
  limits: OsvLimits;
  /** Below which a source may be a file. */
  folder: string | undefined;
}
