import {
  type AdminCount,
  type AdminListPage,
  type AdminListRow,
  adminCountLimit,
  CodedError,
  masked,
} from '@red-tortoise/contracts';
import type { Condition } from '../conditions/condition.js';
import { filterConditions } from '../conditions/filter-condition.js';
import { behind, type KeyOrder } from '../conditions/key-order.js';
import { searchCondition } from '../conditions/search-condition.js';
import { type Row, scalarsOf } from '../model/model-info.js';
import { idOf } from '../model/row-id.js';
import { versionOf } from '../model/version-of.js';
import { wireValue } from '../model/wire-value.js';
import { withIdBehind } from '../screen/compile-screen.js';
import type { Screen } from '../screen/screen.js';
import type { AdminCall } from '../site/admin-context.js';
import type { RowSource } from '../stores/row-source.js';
import { rowsOf } from '../stores/rows-of.js';
import { cursorOf, readCursor } from './cursor.js';
import { mayWrite, screenFor, visible } from './permissions.js';
import { type Links, resolveLinks } from './resolve-links.js';
import type { InputOf } from './verb-input.js';

/** A text that is searched for is compared row by row: a list then says "1,000+" where it would say "10,000+". */
const countedWhileSearching = 1_000;

/** A page of rows by key, with a bounded count of all. */
export async function listRows(call: AdminCall, name: string, query: InputOf<'list'>): Promise<AdminListPage> {
  const screen = screenFor(call, name);
  const source = rowsOf(call.database, screen.model);
  const where = matching(call, screen, query.search ?? '', query.filters ?? {});
  const order = query.order ? chosenOrder(screen, query.order) : screen.order;
  const from =
    query.cursor === undefined ? [] : [behind(order, readCursor(screen.model, order, query.cursor), source.nulls)];
  const isEditable = screen.columns.some(({ editable }) => editable) && mayWrite(call.viewer, screen, 'change');
  const page = {
    where: { all: [...where, ...from] },
    order,
    limit: query.limit + 1,
    needs: needsOf(screen, order, isEditable),
  };

  const [rows, total] = await Promise.all([source.find(page), countAll(source, where, query)]);
  const shown = rows.slice(0, query.limit);
  const links = await resolveLinks(
    call,
    screen.columns.flatMap(({ link }) => link ?? []),
    shown,
  );
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    rows: shown.map((row) => showRow(screen, row, links, isEditable)),
    next: last ? cursorOf(order, last) : null,
    total: atLeast(total, shown.length, last !== undefined),
  };
}

/** What a list with this search and these filters shows to this viewer. */
export function matching(
  call: AdminCall,
  screen: Screen,
  search: string,
  filters: NonNullable<InputOf<'list'>['filters']>,
): Condition[] {
  return [
    visible(call.viewer, screen),
    searchCondition(screen, search),
    ...filterConditions(screen, filters, call.viewer),
  ];
}

/** A count that took too long knows less than the page does. */
function atLeast(total: AdminCount | null, shown: number, isMore: boolean): AdminCount {
  return total && total.count >= shown ? total : { count: shown, more: isMore || (total?.more ?? false) };
}

/** Pages behind the first keep the count that the first one told. */
async function countAll(source: RowSource, where: Condition[], query: InputOf<'list'>): Promise<AdminCount | null> {
  if (query.count === false || query.cursor !== undefined) return null;
  return source.count({ all: where }, query.search ? countedWhileSearching : adminCountLimit);
}

function chosenOrder({ model, sortable }: Screen, names: readonly string[]): KeyOrder {
  const columns = names.map((text) => {
    const name = text.replace(/^-/, '');
    const field = model.fields.get(name);
    if (!field || !sortable.has(name)) throw new CodedError('request.invalid', `order: not by ${name}`);
    return { field: name, descending: text.startsWith('-'), nullable: field.nullable };
  });
  return withIdBehind(model, columns);
}

/** What has to be read for these rows; all values where a version is told. */
function needsOf({ columns, title, model }: Screen, order: KeyOrder, isEditable: boolean): string[] | null {
  const all = columns.some(({ needs }) => needs === null) || title.needs === null || isEditable;
  const paths = columns.filter(({ secret }) => !secret).flatMap(({ needs }) => needs ?? []);
  const fields = all
    ? scalarsOf(model)
        .filter(({ kind }) => kind !== 'bytes' || isEditable)
        .map(({ name }) => name)
    : [];
  return [
    ...new Set([...fields, ...paths, ...(title.needs ?? []), ...order.map(({ field }) => field), ...model.idFields]),
  ];
}

export function showRow(screen: Screen, row: Row, links: Links, withVersion: boolean): AdminListRow {
  const values = screen.columns.map((column) => {
    if (column.secret) return [column.name, masked] as const;
    const value = column.value(row);
    return [column.name, column.link ? links(column.link, value) : wireValue(value)] as const;
  });
  return {
    id: idOf(screen.model, row),
    title: screen.title.of(row),
    version: withVersion ? versionOf(screen.model, row) : null,
    values: Object.fromEntries(values),
  };
}
