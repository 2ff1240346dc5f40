import { type AdminRow, CodedError, masked } from '@red-tortoise/contracts';
import type { Row } from '../model/model-info.js';
import { idOf, readId, withIds } from '../model/row-id.js';
import { versionOf } from '../model/version-of.js';
import { wireValue } from '../model/wire-value.js';
import type { FormField, Inline, Screen } from '../screen/screen.js';
import type { AdminCall } from '../site/admin-context.js';
import { rowsOf } from '../stores/rows-of.js';
import { may, mayWrite, screenFor, visible } from './permissions.js';
import { type Links, resolveLinks } from './resolve-links.js';
import { inlineFields } from './show-site.js';

/** Rows of one inline that a form shows. */
const rowsOfAnInline = 100;

/** One row as its form shows it. Throws `admin.row-not-found` for one that is not there, or not for this viewer. */
export async function readRow(call: AdminCall, name: string, id: string): Promise<AdminRow> {
  const screen = screenFor(call, name);
  const reading = rowsOf(call.database, screen.model).find({
    where: { all: [withIds(screen.model, [id]), visible(call.viewer, screen)] },
    order: [],
    limit: 1,
    needs: null,
  });
  // Most inlines hold the row's id, and need not wait for the row.
  const key = readId(screen.model, id);
  const inlines = Promise.all(
    screen.inlines.map(async (inline) => {
      const parent = key && inline.key in key ? key : (await reading)[0];
      return parent ? readInline(call, inline, parent) : null;
    }),
  );
  const [[row], read] = await Promise.all([reading, inlines]);
  if (!row) throw new CodedError('admin.row-not-found');
  return showForm(call, screen, row, Object.fromEntries(read.filter((entry) => entry !== null)));
}

async function showForm(call: AdminCall, screen: Screen, row: Row, inlines: AdminRow['inlines']): Promise<AdminRow> {
  const fields = [...screen.form.values()];
  const links = await resolveLinks(
    call,
    fields.flatMap(({ link }) => link ?? []),
    [row],
  );
  const can = (write: 'change' | 'delete') => mayWrite(call.viewer, screen, write);
  return {
    id: idOf(screen.model, row),
    title: screen.title.of(row),
    version: versionOf(screen.model, row),
    values: showFields(screen, fields, row, links),
    inlines,
    can: { change: can('change'), delete: can('delete') },
  };
}

export function showFields(
  { secret }: Screen,
  fields: readonly FormField[],
  row: Row,
  links: Links,
): Record<string, unknown> {
  const entries = fields.map(({ shown, field, link }) => {
    const value = row[field.name];
    if (secret.has(field.name)) return [shown.name, value === null || value === undefined ? null : masked] as const;
    return [shown.name, link ? links(link, value) : wireValue(value)] as const;
  });
  return Object.fromEntries(entries);
}

async function readInline(
  call: AdminCall,
  inline: Inline,
  parent: Row,
): Promise<readonly [string, AdminRow['inlines'][string]] | null> {
  const other = call.site.screenOf(inline.model);
  if (!other || !may(call.viewer, other.permissions.view)) return null;
  const belonging = { field: inline.holds, is: 'equal', value: parent[inline.key] } as const;
  const found = await rowsOf(call.database, other.model).find({
    where: { all: [belonging, visible(call.viewer, other)] },
    order: other.model.idFields.map((field) => ({ field, descending: false, nullable: false })),
    limit: rowsOfAnInline + 1,
    needs: null,
  });
  const rows = found.slice(0, rowsOfAnInline);
  const fields = inlineFields(inline, other);
  const links = await resolveLinks(
    call,
    fields.flatMap(({ link }) => link ?? []),
    rows,
  );
  const shown = rows.map((row) => ({
    id: idOf(other.model, row),
    title: other.title.of(row),
    version: versionOf(other.model, row),
    values: showFields(other, fields, row, links),
  }));
  return [inline.name, { rows: shown, more: found.length > rows.length }];
}
