import { type AdminLink, CodedError } from '@red-tortoise/contracts';
import { behind } from '../conditions/key-order.js';
import { searchCondition } from '../conditions/search-condition.js';
import { withIds } from '../model/row-id.js';
import type { Link, Screen } from '../screen/screen.js';
import type { AdminCall } from '../site/admin-context.js';
import { rowsOf } from '../stores/rows-of.js';
import { cursorOf, readCursor } from './cursor.js';
import { may, screenFor, visible } from './permissions.js';
import { linkTo } from './resolve-links.js';
import { inlineFields } from './show-site.js';
import type { InputOf } from './verb-input.js';

const rowsOfAPage = 20;

/** What a relation, or a filter by relation, can be set to; an exact id is always found. */
export async function lookUp(
  call: AdminCall,
  name: string,
  field: string,
  { search, cursor }: InputOf<'lookup'>,
): Promise<{ items: AdminLink[]; next: string | null }> {
  const link = linkFor(call, screenFor(call, name), field);
  const target = link && call.site.screenOf(link.model);
  if (!target) throw new CodedError('admin.field-not-found', field);
  if (!may(call.viewer, target.permissions.view)) throw new CodedError('staff.not-allowed', target.permissions.view);
  const source = rowsOf(call.database, target.model);
  const { order, title } = target;
  const sought = search === '' ? [] : [{ any: [withIds(target.model, [search]), found(target, search)] }];
  const from = cursor === undefined ? [] : [behind(order, readCursor(target.model, order, cursor), source.nulls)];
  const rows = await source.find({
    where: { all: [visible(call.viewer, target), ...sought, ...from] },
    order,
    limit: rowsOfAPage + 1,
    needs: title.needs && [...title.needs, ...target.model.idFields, ...order.map((column) => column.field)],
  });
  const shown = rows.slice(0, rowsOfAPage);
  const last = rows.length > rowsOfAPage ? shown.at(-1) : undefined;
  return { items: shown.map((row) => linkTo(target, row)), next: last ? cursorOf(order, last) : null };
}

const found = (screen: Screen, text: string) =>
  screen.search.length === 0 ? withIds(screen.model, [text]) : searchCondition(screen, text);

/** Of a form's field, a filter, or an inline's field: `watches.user`. */
function linkFor(call: AdminCall, screen: Screen, name: string): Link | null {
  const own = screen.form.get(name)?.link ?? screen.filters.find(({ shown }) => shown.name === name)?.link;
  if (own) return own;
  const [first, second] = name.split('.');
  const inline = screen.inlines.find((candidate) => candidate.name === first);
  const other = inline && call.site.screenOf(inline.model);
  return (other && inlineFields(inline, other).find(({ shown }) => shown.name === second)?.link) ?? null;
}
