import type { AdminField, AdminForm, AdminRow, AdminStaleProblem } from '@red-tortoise/contracts';
import { type Entries, type Entry, entryOf, isSameEntry } from '../fields/entry.js';
import { type Draft, emptyInline, fieldsOf } from './draft.js';

export type Conflict = AdminStaleProblem['conflict'];

export interface Difference {
  readonly field: AdminField;
  /** What stood there when the page was opened. */
  readonly was: Entry;
  readonly now: Entry;
  /** What was entered here; undefined where only somebody else changed it. */
  readonly yours: Entry | undefined;
}

/** What somebody else changed meanwhile, and whether it was changed here too. What only you changed stays yours. */
export function differencesOf(
  fields: readonly AdminField[],
  seen: Readonly<Record<string, unknown>>,
  entries: Entries,
  conflict: Conflict,
): Difference[] {
  return fields.flatMap((field) => {
    const [was, now] = [entryOf(field, seen[field.name]), entryOf(field, conflict.values[field.name])];
    const entered = field.readonly ? undefined : entries[field.name];
    const isMine = entered !== undefined && !isSameEntry(entered, was) && !isSameEntry(entered, now);
    return isSameEntry(was, now) ? [] : [{ field, was, now, yours: isMine ? entered : undefined }];
  });
}

/** Where a stale row is edited: the form's own one, or a row of an inline. */
export interface StalePlace {
  readonly label: string;
  readonly fields: readonly AdminField[];
  readonly seen: Readonly<Record<string, unknown>>;
  readonly entries: Entries;
  /** Null for the row itself. */
  readonly inline: string | null;
}

export function placeOf(form: AdminForm, row: AdminRow, draft: Draft, conflict: Conflict): StalePlace {
  for (const { name, label, fields } of row.id === conflict.id ? [] : form.inlines) {
    const stale = row.inlines[name]?.rows.find(({ id }) => id === conflict.id);
    const entries = draft.inlines[name]?.changed[conflict.id] ?? {};
    if (stale) return { label: `${label}: ${stale.title}`, fields, seen: stale.values, entries, inline: name };
  }
  return { label: row.title, fields: fieldsOf(form), seen: row.values, entries: draft.values, inline: null };
}

/** The row as it is now, and what is left of the draft when `theirs` are taken. */
export function mergeConflict(
  row: AdminRow,
  draft: Draft,
  conflict: Conflict,
  inline: string | null,
  theirs: ReadonlySet<string>,
): { row: AdminRow; draft: Draft } {
  const { id, version, values } = conflict;
  const left = (entries: Entries) => Object.fromEntries(Object.entries(entries).filter(([name]) => !theirs.has(name)));
  if (inline === null) return { row: { ...row, version, values }, draft: { ...draft, values: left(draft.values) } };
  const shown = row.inlines[inline] ?? { rows: [], more: false };
  const rows = shown.rows.map((one) =>
    one.id === id ? { ...one, version, values: { ...one.values, ...pick(values, one.values) } } : one,
  );
  const part = draft.inlines[inline] ?? emptyInline;
  const changed = { ...part.changed, [id]: left(part.changed[id] ?? {}) };
  return {
    row: { ...row, inlines: { ...row.inlines, [inline]: { ...shown, rows } } },
    draft: { ...draft, inlines: { ...draft.inlines, [inline]: { ...part, changed } } },
  };
}

/** An inline shows some fields of its model; the conflict names all of its form. */
function pick(values: Readonly<Record<string, unknown>>, like: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name in like));
}
