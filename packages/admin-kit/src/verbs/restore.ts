import { type AdminRow, CodedError } from '@red-tortoise/contracts';
import type { Prisma } from '@red-tortoise/database';
import { type Author, auditDraft } from '../audit/audit-draft.js';
import { AuditRun } from '../audit/audit-run.js';
import { type Row, scalarsOf } from '../model/model-info.js';
import { idOf, withIds } from '../model/row-id.js';
import { reviveValue, wireValue } from '../model/wire-value.js';
import type { Screen } from '../screen/screen.js';
import { wordsOf } from '../screen/words.js';
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

/** Whether this viewer may have an entry taken back; where only its fields are in the way, which. */
export function restoring(
  viewer: Viewer,
  screen: Screen,
  { verb, before, after, state }: Entry,
): { restorable: boolean; obstacle: string | null } {
  const isAsked =
    screen.restore &&
    state === 'done' &&
    Object.keys(before ?? {}).length > 0 &&
    (after === null ? verb === 'delete' && mayWrite(viewer, screen, 'add') : mayWrite(viewer, screen, 'change'));
  const obstacle = isAsked ? obstacleTo(screen, before as Row, after === null) : null;
  return { restorable: isAsked && obstacle === null, obstacle };
}

/**
 * A removed row comes back as new, if it was written down whole. A changed one gets back what it was, if that could be
 * entered in the form: what only an action changes has rules of its own.
 */
function obstacleTo(screen: Screen, before: Row, isRemoved: boolean): string | null {
  const { model, form } = screen;
  const needed = isRemoved
    ? scalarsOf(model).flatMap(({ name, nullable }) => (nullable ? [] : name))
    : Object.keys(before).filter((name) => !model.fields.get(name)?.generated);
  const lost = needed.filter((name) => !(name in before) || isLost(screen, name));
  if (lost.length > 0) return `not on record: ${lost.map(wordsOf).join(', ')}`;
  const entered = new Set([...form.values()].filter(({ shown }) => !shown.readonly).map(({ field }) => field.name));
  const fixed = isRemoved ? [] : needed.filter((name) => !entered.has(name));
  return fixed.length > 0 ? `not changed in the form: ${fixed.map(wordsOf).join(', ')}` : null;
}

const isLost = ({ secret, model }: Screen, field: string) =>
  secret.has(field) || model.fields.get(field)?.kind === 'bytes';

export async function restoreEntry(call: AdminCall, id: string, { comment }: InputOf<'restore'>): Promise<AdminRow> {
  const entry = await call.database.auditEntry.findUnique({ where: { id } });
  if (!entry || !call.site.screens.has(entry.screen)) throw new CodedError('admin.entry-not-found');
  const screen = screenFor(call, entry.screen);
  const { restorable, obstacle } = restoring(call.viewer, screen, entry);
  if (!restorable) throw new CodedError('admin.not-restorable', obstacle ?? undefined);
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
    return screen && may(call.viewer, screen.permissions.view) && restoring(call.viewer, screen, entry).restorable
      ? [{ screen, values: revived(screen, entry.before as Row), place: order.indexOf(screen.model.name) }]
      : [];
  });
  for (const { screen, values } of found.sort((one, other) => one.place - other.place)) {
    if (!(await leadsSomewhere(call, screen, values))) continue;
    const describe = (after: Row) => auditDraft(screen, author, { verb: 'restore', before: null, after });
    const writer = scope.writerOf(screen.model);
    const row = await writer.create(values, describe);
    await demandVisible(call, screen, writer, idOf(screen.model, row));
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
