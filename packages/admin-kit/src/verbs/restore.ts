import { type AdminRow, CodedError } from '@red-tortoise/contracts';
import type { Prisma } from '@red-tortoise/database';
import { type Author, auditDraft } from '../audit/audit-draft.js';
import { AuditRun } from '../audit/audit-run.js';
import { type Row, scalarsOf } from '../model/model-info.js';
import { idOf, withIds } from '../model/row-id.js';
import { reviveValue, wireValue } from '../model/wire-value.js';
import type { Screen } from '../screen/screen.js';
import type { AdminCall, ReadCall } from '../site/admin-context.js';
import { withStoreRules } from '../stores/store-errors.js';
import { inWriteScope, type WriteScope } from '../stores/write-scope.js';
import type { Viewer } from '../viewer.js';
import { demandVisible } from './change-row.js';
import { checkChosen } from './check-chosen.js';
import { FieldsInvalid } from './errors.js';
import { may, mayWrite, screenFor, visible } from './permissions.js';
import { readRow } from './read-row.js';
import type { AlongRecord } from './remove-recorded.js';
import { mostRecorded } from './taken-along.js';
import type { InputOf } from './verb-input.js';

type Entry = Prisma.AuditEntryModel;

/** A removed row comes back as new; a changed one gets back what it was, as far as nothing hides it. */
export function mayRestore(viewer: Viewer, screen: Screen, { verb, before, after, state }: Entry): boolean {
  if (!screen.restore || before === null || state !== 'done') return false;
  if (after === null) return verb === 'delete' && mayWrite(viewer, screen, 'add') && isWhole(screen, before as Row);
  const fields = Object.keys(before as Row);
  return fields.length > 0 && mayWrite(viewer, screen, 'change') && !fields.some((field) => isLost(screen, field));
}

const isLost = ({ secret, model }: Screen, field: string) =>
  secret.has(field) || model.fields.get(field)?.kind === 'bytes';

function isWhole(screen: Screen, before: Row): boolean {
  return scalarsOf(screen.model).every(({ name, nullable }) => nullable || (name in before && !isLost(screen, name)));
}

export async function restoreEntry(call: AdminCall, id: string, { comment }: InputOf<'restore'>): Promise<AdminRow> {
  const entry = await call.database.auditEntry.findUnique({ where: { id } });
  if (!entry || !call.site.screens.has(entry.screen)) throw new CodedError('admin.entry-not-found');
  const screen = screenFor(call, entry.screen);
  if (!mayRestore(call.viewer, screen, entry)) throw new CodedError('admin.not-restorable');
  const values = revived(screen, entry.before as Row);
  const restored = await withStoreRules(screen, () =>
    inWriteScope(call, screen.model, async (scope) => {
      const writer = scope.writerOf(screen.model);
      const author = { viewer: call.viewer, comment, run: entry.along === null ? undefined : new AuditRun() };
      const describe = (before: Row | null, after: Row) =>
        auditDraft(screen, author, { verb: 'restore', before, after });
      const inside = { ...call, database: scope.transaction };
      if (entry.after === null) {
        const row = await writer.create(values, (after) => describe(null, after));
        await demandVisible(inside, screen, writer, idOf(screen.model, row));
        await restoreAlong(inside, entry, { scope, author });
        return row;
      }
      const where = { all: [withIds(screen.model, [entry.objectId]), visible(call.viewer, screen)] };
      const [row] = await writer.lock(where, 1);
      if (!row) throw new CodedError('admin.not-restorable', 'the row is gone');
      refuseLaterChanges(row, entry.after as Row);
      const [after] = await writer.update([row], values, describe);
      await demandVisible(inside, screen, writer, idOf(screen.model, after ?? row));
      return after ?? row;
    }),
  );
  return readRow(call, screen.name, idOf(screen.model, restored));
}

/**
 * The rows that went along come back too: those that the viewer may add, and whose other ends are there. The rest stays
 * on record.
 */
async function restoreAlong(
  call: ReadCall,
  { id, along }: Entry,
  { scope, author }: { scope: WriteScope; author: Author },
): Promise<void> {
  const entries = await call.database.auditEntry.findMany({ where: { alongWithId: id }, take: mostRecorded });
  // Parents before their children, as they were found.
  const order = ((along ?? []) as unknown as AlongRecord[]).map(({ model }) => model);
  const found = entries.flatMap((entry) => {
    const screen = call.site.screens.get(entry.screen);
    return screen && may(call.viewer, screen.permissions.view) && mayRestore(call.viewer, screen, entry)
      ? [{ screen, values: revived(screen, entry.before as Row), place: order.indexOf(screen.model.name) }]
      : [];
  });
  for (const { screen, values } of found.sort((one, other) => one.place - other.place)) {
    if (!(await leadsSomewhere(call, screen, values))) continue;
    const describe = (after: Row) => auditDraft(screen, author, { verb: 'restore', before: null, after });
    await scope.writerOf(screen.model).create(values, describe);
  }
}

async function leadsSomewhere(call: ReadCall, { form }: Screen, values: Row): Promise<boolean> {
  try {
    await checkChosen(call, form.values(), values);
    return true;
  } catch (error) {
    if (error instanceof FieldsInvalid) return false;
    throw error;
  }
}

/** What was changed once more since then would be lost. */
function refuseLaterChanges(row: Row, after: Row): void {
  const changed = Object.keys(after).filter(
    (field) => JSON.stringify(wireValue(row[field])) !== JSON.stringify(after[field]),
  );
  const own = changed.filter((field) => field !== 'updatedAt');
  if (own.length > 0) throw new CodedError('admin.not-restorable', `changed since: ${own.join(', ')}`);
}

/** A moment that the store sets by itself is left to it. */
function revived(screen: Screen, before: Row): Row {
  const fields = scalarsOf(screen.model).filter(({ name, generated, kind }) => {
    const isOwn = name in before && kind !== 'bytes' && !screen.secret.has(name);
    return isOwn && (!generated || screen.model.idFields.includes(name));
  });
  return Object.fromEntries(fields.map((field) => [field.name, reviveValue(field, before[field.name])]));
}
