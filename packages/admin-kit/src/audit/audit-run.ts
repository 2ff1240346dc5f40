import { timeId } from './time-id.js';

/** What one request or job does to several rows: its first entry stands for all of them, and has its id. */
export class AuditRun {
  /** @param isBegun whether the first entry is written already, by an earlier batch of the job */
  constructor(
    readonly id: string = timeId(),
    private isBegun = false,
  ) {}

  /** A row by itself is no run. */
  static over(rows: readonly unknown[]): AuditRun | undefined {
    return rows.length > 1 ? new AuditRun() : undefined;
  }

  /** What the next entry says of its place. */
  next(): { id: string } | { partOfId: string } {
    if (this.isBegun) return { partOfId: this.id };
    this.isBegun = true;
    return { id: this.id };
  }
}
