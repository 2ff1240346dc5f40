import { type AdminInlineChanges, CodedError } from '@red-tortoise/contracts';
import { type Author, auditDraft } from '../audit/audit-draft.js';
import type { Row } from '../model/model-info.js';
import { idOf, withIds } from '../model/row-id.js';
import type { FormField, Inline, Screen, Write } from '../screen/screen.js';
import type { ReadCall } from '../site/admin-context.js';
import type { WriteScope } from '../stores/write-scope.js';
import { changeRow, demandVisible } from './change-row.js';
import { checkChosen } from './check-chosen.js';
import { withPath } from './errors.js';
import { demandWrite, screenFor, visible } from './permissions.js';
import { readValues } from './read-values.js';
import { removeRecorded } from './remove-recorded.js';
import { inlineFields } from './show-site.js';

/** Rows of other models, changed along with their parent and in its transaction. */
export async function saveInlines(
  call: ReadCall,
  screen: Screen,
  parent: Row,
  inlines: Record<string, AdminInlineChanges>,
  scope: WriteScope,
  author: Author,
): Promise<void> {
  for (const [name, changes] of Object.entries(inlines)) {
    const inline = screen.inlines.find((candidate) => candidate.name === name);
    const other = inline && call.site.screenOf(inline.model);
    if (!inline || !other) throw new CodedError('admin.field-not-found', name);
    await saveInline(call, { inline, other, parent, scope, author }, changes);
  }
}

interface Place {
  inline: Inline;
  other: Screen;
  parent: Row;
  scope: WriteScope;
  author: Author;
}

async function saveInline(call: ReadCall, place: Place, { add, change, remove }: AdminInlineChanges): Promise<void> {
  const { inline, other, parent, scope, author } = place;
  screenFor(call, other.name);
  const demanded: [Write, unknown[]][] = [
    ['add', add],
    ['change', change],
    ['delete', remove],
  ];
  for (const [write, rows] of demanded) if (rows.length > 0) demandInline(call, place, write);
  const fields = new Map(inlineFields(inline, other).map((field) => [field.shown.name, field]));
  const writer = scope.writerOf(other.model);
  const belonging = { field: inline.holds, is: 'equal', value: parent[inline.key] } as const;

  const gone = await writer.lock({ all: [withIds(other.model, remove), belonging, visible(call.viewer, other)] }, 100);
  if (gone.length !== new Set(remove).size) throw new CodedError('admin.row-not-found');
  await removeRecorded(call, other, gone, { scope, author });
  for (const [index, one] of change.entries()) {
    const [mine] = await writer.lock({ all: [withIds(other.model, [one.id]), belonging] }, 1);
    if (!mine) throw new CodedError('admin.row-not-found');
    const changing = () => changeRow(call, { screen: other, fields, writer, author }, one);
    await withPath(`${inline.name}.change.${index}`, changing);
  }
  for (const [index, entered] of add.entries()) {
    await withPath(`${inline.name}.add.${index}`, () => addRow(call, place, fields, entered));
  }
}

async function addRow(
  call: ReadCall,
  { inline, other, parent, scope, author }: Place,
  fields: ReadonlyMap<string, FormField>,
  entered: Row,
): Promise<void> {
  const given = { ...other.stamp(call.viewer), [inline.holds]: parent[inline.key] };
  const values = readValues(other, fields, entered, null, given);
  await checkChosen(call, fields.values(), values);
  const describe = (after: Row) => auditDraft(other, author, { verb: 'add', before: null, after });
  const writer = scope.writerOf(other.model);
  const row = await writer.create(values, describe);
  await demandVisible(call, other, writer, idOf(other.model, row));
}

function demandInline(call: ReadCall, { inline, other }: Place, write: Write): void {
  if (!inline.writes.has(write)) throw new CodedError('staff.not-allowed', `${inline.name} takes no ${write}`);
  demandWrite(call, other, write);
}
