import type { AdminField, AdminListRow, AdminScreen } from '@red-tortoise/contracts';
import type { Entries } from '../fields/entry.js';
import { fieldsOf, type Issues, readEntries } from '../rows/draft.js';

/** What was entered in a list, by the row's id. */
export type ListEdits = Readonly<Record<string, Entries>>;

interface ReadEdits {
  rows: { id: string; version: string; values: Record<string, unknown> }[];
  /** By `<row's id>.<field>`. */
  issues: Issues;
}

/** The fields that a list may change in place, by their columns' names. */
export function editableFields(screen: AdminScreen): ReadonlyMap<string, AdminField> {
  const editable = new Set(screen.columns.filter((column) => column.editable).map(({ name }) => name));
  return new Map(
    fieldsOf(screen.form)
      .filter(({ name, readonly }) => editable.has(name) && !readonly)
      .map((field) => [field.name, field]),
  );
}

/** What is to be sent: the rows that differ, each with what differs. */
export function readEdits(screen: AdminScreen, rows: readonly AdminListRow[], edits: ListEdits): ReadEdits {
  const fields = [...editableFields(screen).values()];
  const read: ReadEdits = { rows: [], issues: [] };
  for (const { id, version, values: before } of rows) {
    const entries = edits[id];
    if (!entries || version === null) continue;
    const { values, issues } = readEntries(fields, before, entries, `${id}.`);
    read.issues.push(...issues);
    if (Object.keys(values).length + issues.length > 0) read.rows.push({ id, version, values });
  }
  return read;
}

/** `rows.<n>.<field>`, as the server says it, by the row that was sent there. */
export function issuesByRow(issues: Issues, sent: ReadEdits['rows']): Issues {
  return issues.map(({ path, message }) => {
    const [, index = '', rest = ''] = /^rows\.(\d+)\.(.*)$/.exec(path) ?? [];
    const row = sent[Number(index)];
    return index === '' || !row ? { path, message } : { path: `${row.id}.${rest}`, message };
  });
}
