import type { AdminCount, AdminLink } from '@red-tortoise/contracts';
import { type AdminSelection, adminCountLimit, adminRowsAtOnce } from '@red-tortoise/contracts';
import type { Condition } from '../conditions/condition.js';
import type { Row } from '../model/model-info.js';
import { idOf, withIds } from '../model/row-id.js';
import type { Screen } from '../screen/screen.js';
import type { AdminCall } from '../site/admin-context.js';
import { rowsOf } from '../stores/rows-of.js';
import { matching } from './list-rows.js';
import { visible } from './permissions.js';
import { linkTo } from './resolve-links.js';

/** The rows that are meant, and that the viewer may see. */
export function selected(call: AdminCall, screen: Screen, selection: AdminSelection): Condition {
  if ('ids' in selection) return { all: [withIds(screen.model, selection.ids), visible(call.viewer, screen)] };
  return { all: matching(call, screen, selection.all.search, selection.all.filters) };
}

export const byId = (screen: Screen, descending = false) =>
  screen.model.idFields.map((field) => ({ field, descending, nullable: false }));

export interface Selected {
  readonly where: Condition;
  readonly total: AdminCount;
  /** The first of them, and no more than a form can list. */
  readonly first: readonly AdminLink[];
  /** More than a request should touch. */
  readonly isLong: boolean;
  /** The greatest id of all; null where there is none. */
  readonly until: string | null;
}

const rowsShown = 20;

export async function lookAtSelection(call: AdminCall, screen: Screen, selection: AdminSelection): Promise<Selected> {
  const where = selected(call, screen, selection);
  const source = rowsOf(call.database, screen.model);
  const needs = screen.title.needs && [...screen.title.needs, ...screen.model.idFields];
  const one = { where, limit: 1, needs: screen.model.idFields };
  const [total, rows, [last]] = await Promise.all([
    source.count(where, adminCountLimit),
    source.find({ where, order: byId(screen), limit: rowsShown, needs }),
    source.find({ ...one, order: byId(screen, true) }),
  ]);
  return {
    where,
    total,
    first: rows.map((row) => linkTo(screen, row)),
    isLong: total.more || total.count > adminRowsAtOnce,
    until: last ? idOf(screen.model, last as Row) : null,
  };
}
