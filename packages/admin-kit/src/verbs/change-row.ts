import { CodedError } from '@red-tortoise/contracts';
import { type Author, auditDraft } from '../audit/audit-draft.js';
import type { Row } from '../model/model-info.js';
import { idOf, withIds } from '../model/row-id.js';
import { versionOf } from '../model/version-of.js';
import { wireValue } from '../model/wire-value.js';
import type { FormField, Screen } from '../screen/screen.js';
import type { ReadCall } from '../site/admin-context.js';
import type { RowWriter } from '../stores/row-writer.js';
import { checkChosen } from './check-chosen.js';
import { RowIsStale } from './errors.js';
import { visible } from './permissions.js';
import { showFields } from './read-row.js';
import { readValues } from './read-values.js';
import { resolveLinks } from './resolve-links.js';

export interface ChangePlace {
  readonly screen: Screen;
  readonly fields: ReadonlyMap<string, FormField>;
  readonly writer: RowWriter;
  readonly author: Author;
}

/** Changes one row within a scope. Throws `RowIsStale` when it is not the version that was seen. */
export async function changeRow(
  call: ReadCall,
  { screen, fields, writer, author }: ChangePlace,
  change: { id: string; version: string; values: Row },
): Promise<Row> {
  const where = { all: [withIds(screen.model, [change.id]), visible(call.viewer, screen)] };
  const [before] = await writer.lock(where, 1);
  if (!before) throw new CodedError('admin.row-not-found');
  if (versionOf(screen.model, before) !== change.version) throw await staleRow(call, screen, before, change.values);
  const values = readValues(screen, fields, change.values, before);
  const changed = Object.entries(values).filter(([field, value]) => !isSame(value, before[field]));
  if (changed.length === 0) return before;
  await checkChosen(call, fields.values(), Object.fromEntries(changed), before);
  const describe = (one: Row, after: Row) => auditDraft(screen, author, { verb: 'change', before: one, after });
  const [after] = await writer.update([before], Object.fromEntries(changed), describe);
  await demandVisible(call, screen, writer, idOf(screen.model, after ?? before));
  return after ?? before;
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(wireValue(one)) === JSON.stringify(wireValue(other));

/** Nobody puts a row where they could not reach it: in PostgreSQL this takes the change back. */
export async function demandVisible(call: ReadCall, screen: Screen, writer: RowWriter, id: string): Promise<void> {
  const rule = screen.objectRule(call.viewer);
  if (rule === null) return;
  const [row] = await writer.lock({ all: [withIds(screen.model, [id]), rule] }, 1);
  if (!row) throw new CodedError('staff.not-allowed', 'an object rule');
}

async function staleRow(call: ReadCall, screen: Screen, row: Row, yours: Row): Promise<RowIsStale> {
  const fields = [...screen.form.values()];
  const links = await resolveLinks(
    call,
    fields.flatMap(({ link }) => link ?? []),
    [row],
  );
  const values = showFields(screen, fields, row, links);
  const differing = fields
    .filter(({ shown, field }) => shown.name in yours && !isSame(yours[shown.name], row[field.name]))
    .map(({ shown }) => ({
      field: shown.name,
      yours: shown.secret ? null : yours[shown.name],
      now: values[shown.name],
    }));
  const version = versionOf(screen.model, row);
  return new RowIsStale({ id: idOf(screen.model, row), version, values, fields: differing });
}
