import type { AdminListRow } from '@red-tortoise/contracts';
import { AuditRun } from '../audit/audit-run.js';
import type { FormField, Screen } from '../screen/screen.js';
import type { AdminCall } from '../site/admin-context.js';
import { withStoreRules } from '../stores/store-errors.js';
import { inWriteScope } from '../stores/write-scope.js';
import { changeRow } from './change-row.js';
import { withPath } from './errors.js';
import { showRow } from './list-rows.js';
import { demandWrite, screenFor } from './permissions.js';
import { resolveLinks } from './resolve-links.js';
import type { InputOf } from './verb-input.js';

/** What a list changes in place: in PostgreSQL all of it, or nothing. */
export async function updateSome(
  call: AdminCall,
  name: string,
  { rows, comment }: InputOf<'updateSome'>,
): Promise<{ rows: AdminListRow[] }> {
  const screen = screenFor(call, name);
  demandWrite(call, screen, 'change');
  const fields = editableFields(screen);
  const author = { viewer: call.viewer, comment, run: AuditRun.over(rows) };
  // In one order, so that two people who save the same rows never wait for each other.
  const sorted = [...rows].sort((one, other) => (one.id < other.id ? -1 : 1));
  const changed = await withStoreRules(screen, () =>
    inWriteScope(call, screen.model, async (scope) => {
      const place = { screen, fields, writer: scope.writerOf(screen.model), author };
      const saved = [];
      for (const row of sorted) {
        const changing = () => changeRow({ ...call, database: scope.transaction }, place, row);
        saved.push(await withPath(`rows.${rows.indexOf(row)}`, changing));
      }
      return saved;
    }),
  );
  const links = await resolveLinks(
    call,
    screen.columns.flatMap(({ link }) => link ?? []),
    changed,
  );
  return { rows: changed.map((row) => showRow(screen, row, links, true)) };
}

function editableFields({ columns, form }: Screen): ReadonlyMap<string, FormField> {
  const editable = columns.filter((column) => column.editable).map(({ name }) => name);
  return new Map(editable.map((name) => [name, form.get(name) as FormField]));
}
