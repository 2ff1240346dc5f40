import type { Database } from '@red-tortoise/database';
import type { DocumentModel } from '@red-tortoise/documents';
import type { AuditDraft } from '../audit/audit-draft.js';
import { timeId } from '../audit/time-id.js';
import type { Condition } from '../conditions/condition.js';
import { type ModelInfo, type Row, scalarsOf } from '../model/model-info.js';
import { DocumentRows } from './document-rows.js';
import { RowChangedMeanwhile } from './row-changed-meanwhile.js';
import type { RowWriter } from './row-writer.js';

/**
 * Documents are not in PostgreSQL's transaction: a change is written down as intended, then made, then written down as
 * done. A crash leaves `intended` behind, and nothing happens unrecorded.
 */
export class DocumentWriter implements RowWriter {
  private readonly documents: DocumentModel;

  constructor(
    private readonly database: Database,
    private readonly model: ModelInfo,
  ) {
    this.documents = model.documents as DocumentModel;
  }

  lock(where: Condition, limit: number): Promise<Row[]> {
    const order = [{ field: '_id', descending: false, nullable: false }];
    return new DocumentRows(this.documents).find({ where, order, limit, needs: null });
  }

  async create(values: Row, describe: (row: Row) => AuditDraft): Promise<Row> {
    const defaults = scalarsOf(this.model).map((field) => [field.name, field.default]);
    const row: Row = { ...Object.fromEntries(defaults), ...values };
    await this.recorded([describe(row)], () => this.documents.insertMany([row], { lean: true }));
    return row;
  }

  async update(rows: readonly Row[], values: Row, describe: (before: Row, after: Row) => AuditDraft): Promise<Row[]> {
    const after = rows.map((row) => ({ ...row, ...values }));
    const drafts = rows.map((row, at) => describe(row, after[at] as Row));
    await this.recorded(drafts, async () => {
      for (const row of rows) await this.setUnlessChanged(row, values);
    });
    return after;
  }

  async remove(rows: readonly Row[], describe: (row: Row) => AuditDraft): Promise<void> {
    await this.recorded(rows.map(describe), async () => {
      for (const { _id } of rows) await this.documents.deleteOne({ _id });
    });
  }

  /**
   * What comes of it is only known behind it: then it is written down a second time, with the fields, as a part of what
   * was written before.
   */
  async run(
    rows: readonly Row[],
    work: () => Promise<void>,
    describe: (before: Row, after: Row) => AuditDraft,
  ): Promise<Row[]> {
    const intended = rows.map((row) => ({ id: timeId(), ...describe(row, row) }));
    await this.recorded(intended, work);
    const ids: Condition = { field: '_id', is: 'in', value: rows.map(({ _id }) => _id) };
    const after = new Map((await this.lock(ids, rows.length)).map((row) => [String(row._id), row]));
    const drafts = rows
      .map((row, at) => ({
        partOfId: intended[at]?.id ?? null,
        ...describe(row, after.get(String(row._id)) ?? row),
        jobId: null,
      }))
      .filter(({ after: fields }) => Object.keys(fields ?? {}).length > 0);
    if (drafts.length > 0) await this.database.auditEntry.createMany({ data: drafts });
    return [...after.values()];
  }

  /** Only over the values that were seen; a field of nested values is compared as a whole. */
  private async setUnlessChanged(row: Row, values: Row): Promise<void> {
    const seen = Object.fromEntries(Object.keys(values).map((name) => [name, { $eq: row[name] ?? null }]));
    const { matchedCount } = await this.documents.updateOne({ _id: row._id, ...seen }, { $set: values });
    if (matchedCount === 0) throw new RowChangedMeanwhile();
  }

  private async recorded(drafts: AuditDraft[], work: () => PromiseLike<unknown>): Promise<void> {
    const [{ jobId, screen } = { jobId: null, screen: '' }] = drafts;
    // A job that is run again finds its entries there: they say what was intended, and still is.
    const intended = await this.database.auditEntry.createManyAndReturn({
      data: drafts.map((draft) => ({ ...draft, state: 'intended' as const })),
      skipDuplicates: true,
      select: { id: true },
    });
    const entries = jobId
      ? { jobId, screen, objectId: { in: drafts.map(({ objectId }) => objectId) } }
      : { id: { in: intended.map(({ id }) => id) } };
    const settle = (state: 'done' | 'failed') =>
      this.database.auditEntry.updateMany({ where: { ...entries, state: 'intended' }, data: { state } });
    try {
      await work();
    } catch (error) {
      // Of a job the next attempt will settle it.
      if (!jobId) await settle('failed');
      throw error;
    }
    await settle('done');
  }
}
