import type { AuditDraft } from '../audit/audit-draft.js';
import type { Condition } from '../conditions/condition.js';
import type { Row } from '../model/model-info.js';

/** Changes rows of one model, and leaves a record of each change. */
export interface RowWriter {
  /** Reads the rows whole, in order of their ids; in PostgreSQL nobody else changes them until the end. */
  lock(where: Condition, limit: number): Promise<Row[]>;
  create(values: Row, describe: (row: Row) => AuditDraft): Promise<Row>;
  /** Gives each row the same values; `describe` tells what comes of one. */
  update(rows: readonly Row[], values: Row, describe: (before: Row, after: Row) => AuditDraft): Promise<Row[]>;
  remove(rows: readonly Row[], describe: (row: Row) => AuditDraft): Promise<void>;
  /** Runs work that changes rows in a way of its own. */
  run(
    rows: readonly Row[],
    work: () => Promise<void>,
    describe: (before: Row, after: Row) => AuditDraft,
  ): Promise<Row[]>;
}
