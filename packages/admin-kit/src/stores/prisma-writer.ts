import { Prisma } from '@red-tortoise/database';
import type { AuditDraft } from '../audit/audit-draft.js';
import type { Condition } from '../conditions/condition.js';
import { prismaWhere } from '../conditions/prisma-where.js';
import { type FieldInfo, type ModelInfo, type Row, scalarsOf } from '../model/model-info.js';
import { equalTo } from '../model/row-id.js';
import { delegateOf, type PrismaDelegate } from './prisma-delegate.js';
import type { RowWriter } from './row-writer.js';

/** Changes and their record are in one transaction: both are kept, or neither. */
export class PrismaWriter implements RowWriter {
  private readonly rows: PrismaDelegate;

  constructor(
    private readonly transaction: Prisma.TransactionClient,
    private readonly model: ModelInfo,
  ) {
    this.rows = delegateOf(transaction, model);
  }

  async lock(where: Condition, limit: number): Promise<Row[]> {
    const orderBy = this.model.idFields.map((field) => ({ [field]: 'asc' }));
    const select = Object.fromEntries(this.model.idFields.map((field) => [field, true]));
    const found = await this.rows.findMany({ where: prismaWhere(where, this.model), orderBy, take: limit, select });
    if (found.length === 0) return [];
    await this.transaction.$queryRaw(this.lockQuery(found));
    // Read once more: somebody may have changed them, or taken them away, before the lock was ours.
    const locked = { all: [where, { any: found.map((row) => equalTo(this.keyOf(row))) }] };
    return this.rows.findMany({ where: prismaWhere(locked, this.model), orderBy });
  }

  async create(values: Row, describe: (row: Row) => AuditDraft): Promise<Row> {
    const row = await this.rows.create({ data: this.dataOf(values) });
    await this.record([describe(row)]);
    return row;
  }

  async update(rows: readonly Row[], values: Row, describe: (before: Row, after: Row) => AuditDraft): Promise<Row[]> {
    return this.run(
      rows,
      async () => {
        // With `updateMany` the fields that a relation holds can be written as they are.
        await this.rows.updateMany({ where: this.whereOf(rows), data: this.dataOf(values) });
      },
      describe,
      values,
    );
  }

  async remove(rows: readonly Row[], describe: (row: Row) => AuditDraft): Promise<void> {
    await this.rows.deleteMany({ where: this.whereOf(rows) });
    await this.record(rows.map(describe));
  }

  async run(
    rows: readonly Row[],
    work: () => Promise<void>,
    describe: (before: Row, after: Row) => AuditDraft,
    newKeys: Row = {},
  ): Promise<Row[]> {
    await work();
    // A row whose id was changed, or that the work removed, is found under no id but its new one.
    const moved = rows.map((row) => ({ ...row, ...newKeys }));
    const found = await this.rows.findMany({ where: this.whereOf(moved) });
    const after = new Map(found.map((row) => [this.textOf(row), row]));
    const pairs = rows.map((before, at) => [before, after.get(this.textOf(moved[at] as Row))] as const);
    await this.record(pairs.map(([before, row]) => describe(before, row ?? before)));
    return pairs.map(([, row]) => row).filter((row) => row !== undefined);
  }

  private async record(drafts: AuditDraft[]): Promise<void> {
    if (drafts.length > 0) await this.transaction.auditEntry.createMany({ data: drafts });
  }

  private whereOf(rows: readonly Row[]): Row {
    const [field, ...others] = this.model.idFields as [string, ...string[]];
    if (others.length === 0) return { [field]: { in: rows.map((row) => row[field]) } };
    return { OR: rows.map((row) => this.keyOf(row)) };
  }

  private keyOf(row: Row): Row {
    return Object.fromEntries(this.model.idFields.map((field) => [field, row[field]]));
  }

  private textOf(row: Row): string {
    return JSON.stringify(this.model.idFields.map((field) => String(row[field])));
  }

  private lockQuery(rows: readonly Row[]): Prisma.Sql {
    const name = (text: string) => Prisma.raw(`"${text.replaceAll('"', '""')}"`);
    const columns = this.model.idFields.map((field) => this.model.fields.get(field) as FieldInfo);
    const keys = rows.map((row) => Prisma.sql`(${Prisma.join(columns.map((column) => row[column.name]))})`);
    const left = Prisma.join(columns.map(({ column }) => name(column)));
    return Prisma.sql`select 1 from ${name(this.model.table)} where (${left}) in (${Prisma.join(keys)}) order by ${left} for update`;
  }

  /** JSON fields have a null of their own. */
  private dataOf(values: Row): Row {
    const json = new Set(scalarsOf(this.model).flatMap(({ name, type }) => (type === 'Json' ? name : [])));
    const entries = Object.entries(values).map(([name, value]) => [
      name,
      value === null && json.has(name) ? Prisma.DbNull : value,
    ]);
    return Object.fromEntries(entries);
  }
}
