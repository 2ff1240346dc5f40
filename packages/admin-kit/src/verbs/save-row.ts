import type { AdminRow } from '@red-tortoise/contracts';
import { auditDraft } from '../audit/audit-draft.js';
import type { Row } from '../model/model-info.js';
import { idOf } from '../model/row-id.js';
import type { AdminCall } from '../site/admin-context.js';
import { withStoreRules } from '../stores/store-errors.js';
import { inWriteScope } from '../stores/write-scope.js';
import { changeRow, demandVisible } from './change-row.js';
import { checkChosen } from './check-chosen.js';
import { demandWrite, screenFor } from './permissions.js';
import { readRow } from './read-row.js';
import { readValues } from './read-values.js';
import { saveInlines } from './save-inlines.js';
import type { InputOf } from './verb-input.js';

export async function createRow(call: AdminCall, name: string, input: InputOf<'create'>): Promise<AdminRow> {
  const screen = screenFor(call, name);
  demandWrite(call, screen, 'add');
  const values = readValues(screen, screen.form, input.values, null, screen.stamp(call.viewer));
  await checkChosen(call, screen.form.values(), values);
  const author = { viewer: call.viewer, comment: input.comment };
  const id = await withStoreRules(screen, () =>
    inWriteScope(call, screen.model, async (scope) => {
      const describe = (after: Row) => auditDraft(screen, author, { verb: 'add', before: null, after });
      const row = await scope.writerOf(screen.model).create(values, describe);
      const inside = { ...call, database: scope.transaction };
      await demandVisible(inside, screen, scope.writerOf(screen.model), idOf(screen.model, row));
      await saveInlines(inside, screen, row, input.inlines, scope, author);
      return idOf(screen.model, row);
    }),
  );
  return readRow(call, name, id);
}

export async function updateRow(
  call: AdminCall,
  name: string,
  id: string,
  input: InputOf<'update'>,
): Promise<AdminRow> {
  const screen = screenFor(call, name);
  demandWrite(call, screen, 'change');
  const author = { viewer: call.viewer, comment: input.comment };
  const newId = await withStoreRules(screen, () =>
    inWriteScope(call, screen.model, async (scope) => {
      const writer = scope.writerOf(screen.model);
      const inside = { ...call, database: scope.transaction };
      const row = await changeRow(inside, { screen, fields: screen.form, writer, author }, { id, ...input });
      await saveInlines(inside, screen, row, input.inlines, scope, author);
      return idOf(screen.model, row);
    }),
  );
  return readRow(call, name, newId);
}
