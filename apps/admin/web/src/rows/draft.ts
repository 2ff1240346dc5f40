import type {
  AdminField,
  AdminForm,
  AdminInline,
  AdminInlineChanges,
  AdminRow,
  AdminValues,
  Problem,
} from '@red-tortoise/contracts';
import { type Entries, entryOf, isSameEntry, readEntry } from '../fields/entry.js';

/** What somebody entered and has not saved. */
export interface Draft {
  readonly values: Entries;
  /** By the inline's name. */
  readonly inlines: Readonly<Record<string, InlineDraft>>;
}
export interface InlineDraft {
  readonly added: readonly { readonly key: number; readonly values: Entries }[];
  /** By the row's id. */
  readonly changed: Readonly<Record<string, Entries>>;
  readonly removed: readonly string[];
}

export const emptyDraft: Draft = { values: {}, inlines: {} };
export const emptyInline: InlineDraft = { added: [], changed: {}, removed: [] };

export type Issues = NonNullable<Problem['issues']>;
interface Reading {
  values: AdminValues;
  inlines: Record<string, AdminInlineChanges>;
  /** `name`, `tokens.add.0.name` or `tokens.change.0.name`, as the server says it. */
  issues: Issues;
}

export const fieldsOf = (form: AdminForm): AdminField[] => form.fieldsets.flatMap(({ fields }) => fields);

/** A row that is not there yet: the defaults that are known. */
export function blankRow(form: AdminForm): AdminRow {
  return {
    id: '',
    title: '',
    version: '',
    values: Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.default ?? null])),
    inlines: {},
    can: { change: true, delete: false },
  };
}

/** What is to be sent: only what is not as it was. */
export function readDraft(form: AdminForm, row: AdminRow, draft: Draft): Reading {
  const own = readEntries(fieldsOf(form), row.values, draft.values, '');
  const inlines: Record<string, AdminInlineChanges> = {};
  const issues = [...own.issues];
  for (const inline of form.inlines) {
    const part = draft.inlines[inline.name];
    if (!part) continue;
    const read = readInline(inline.fields, row.inlines[inline.name]?.rows ?? [], part, inline.name);
    issues.push(...read.issues);
    const { add, change, remove } = read.changes;
    if (add.length + change.length + remove.length > 0) inlines[inline.name] = read.changes;
  }
  return { values: own.values, inlines, issues };
}

export function isChanged(form: AdminForm, row: AdminRow, draft: Draft): boolean {
  const { values, inlines, issues } = readDraft(form, row, draft);
  return Object.keys(values).length > 0 || Object.keys(inlines).length > 0 || issues.length > 0;
}

/**
 * Every value of a row and of the rows within its form, for new ones like them. What is secret is not known here, so it
 * is asked for.
 */
export function readCopy(form: AdminForm, row: AdminRow, draft: Draft): Reading {
  const fields = fieldsOf(form);
  const own = readEntries(fields, {}, { ...knownEntries(fields, row.values), ...draft.values }, '');
  const parts = form.inlines.map(
    (inline) => [inline.name, copiedInline(inline, row, draft.inlines[inline.name])] as const,
  );
  const inlines = readDraft(form, { ...row, values: {} }, { values: {}, inlines: Object.fromEntries(parts) });
  return { values: own.values, inlines: inlines.inlines, issues: [...own.issues, ...inlines.issues] };
}

function knownEntries(fields: readonly AdminField[], values: AdminValues): Entries {
  const known = fields.filter(({ readonly, secret }) => !readonly && !secret);
  return Object.fromEntries(known.map((field) => [field.name, entryOf(field, values[field.name])]));
}

/** Those that were entered come first, so that what is wrong with one is told at its place. */
function copiedInline({ name, fields, can }: AdminInline, row: AdminRow, part = emptyInline): InlineDraft {
  if (!can.add) return emptyInline;
  const staying = (row.inlines[name]?.rows ?? []).filter(({ id }) => !part.removed.includes(id));
  const copies = staying.map(({ id, values }) => ({ ...knownEntries(fields, values), ...part.changed[id] }));
  return { ...emptyInline, added: [...part.added, ...copies.map((values) => ({ key: 0, values }))] };
}

/** The values of entries that differ from `before`, and what cannot be read. */
export function readEntries(
  fields: readonly AdminField[],
  before: AdminValues,
  entries: Entries,
  path: string,
): Pick<Reading, 'values' | 'issues'> {
  const values: AdminValues = {};
  const issues: Issues = [];
  for (const field of fields) {
    const entry = entries[field.name];
    if (entry === undefined || field.readonly || isSameEntry(entry, entryOf(field, before[field.name]))) continue;
    const read = readEntry(field, entry);
    if ('value' in read) values[field.name] = read.value;
    else issues.push({ path: `${path}${field.name}`, message: read.problem });
  }
  return { values, issues };
}

type InlineRows = AdminRow['inlines'][string]['rows'];

function readInline(fields: readonly AdminField[], rows: InlineRows, part: InlineDraft, name: string) {
  const issues: Issues = [];
  const changes: AdminInlineChanges = { add: [], change: [], remove: [...part.removed] };
  for (const [index, { values }] of part.added.entries()) {
    const defaults = Object.fromEntries(fields.map((field) => [field.name, field.default]));
    const read = readEntries(fields, defaults, values, `${name}.add.${index}.`);
    issues.push(...read.issues);
    changes.add.push(read.values);
  }
  for (const { id, version, values: before } of rows) {
    const entries = part.removed.includes(id) ? undefined : part.changed[id];
    if (!entries) continue;
    const read = readEntries(fields, before, entries, `${name}.change.${changes.change.length}.`);
    issues.push(...read.issues);
    if (Object.keys(read.values).length + read.issues.length > 0)
      changes.change.push({ id, version, values: read.values });
  }
  return { changes, issues };
}
