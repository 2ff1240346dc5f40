import { Checkbox, Skeleton } from '@mantine/core';
import type { AdminListRow, AdminScreen } from '@red-tortoise/contracts';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { entryOf } from '../fields/entry.js';
import { problemAt } from '../rows/problem-at.js';
import { later } from '../shell/later.js';
import { ScrollFrame } from '../shell/scroll-frame.js';
import type { Chosen } from './chosen.js';
import { editableFields } from './list-edits.js';
import { type ListSearch, nextOrder, orderOf } from './list-search.js';
import classes from './rows-table.module.css';
import type { ListEditing } from './use-list-edits.js';
import { ValueView } from './value-view.js';

const FieldInput = later(async () => (await import('../fields/field-input.js')).FieldInput, <Skeleton height={30} />);

interface RowsTableProps {
  screen: AdminScreen;
  search: ListSearch;
  rows: readonly AdminListRow[];
  waiting: boolean;
  /** Then it is not known whether there are rows. */
  hasFailed: boolean;
  editing: ListEditing;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
  onOrder: (order: string) => void;
}

export function RowsTable({
  screen,
  search,
  rows,
  waiting,
  hasFailed,
  editing,
  chosen,
  onChoose,
  onOrder,
}: RowsTableProps) {
  const isChosen = (id: string) => chosen === 'all' || chosen.has(id);
  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen === 'all' ? rows.map((row) => row.id) : chosen);
    if (on) next.add(id);
    else next.delete(id);
    onChoose(next);
  };
  const allHere = rows.length > 0 && rows.every(({ id }) => isChosen(id));
  const some = chosen === 'all' || chosen.size > 0;
  if (hasFailed && rows.length === 0) return null;
  if (!waiting && rows.length === 0) return <p className={classes.empty}>No rows{narrowedBy(search)}.</p>;
  return (
    <ScrollFrame className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th className={classes.mark}>
              <Checkbox
                size="xs"
                aria-label="Choose every row shown"
                checked={allHere}
                indeterminate={some && !allHere}
                onChange={(event) =>
                  onChoose(event.currentTarget.checked ? new Set(rows.map(({ id }) => id)) : new Set())
                }
              />
            </th>
            {screen.columns.map((column) => (
              <Head key={column.name} screen={screen} search={search} column={column} onOrder={onOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {waiting &&
            [1, 2, 3, 4, 5, 6].map((row) => (
              <tr key={row}>
                <td colSpan={screen.columns.length + 1}>
                  <Skeleton height={16} my={4} />
                </td>
              </tr>
            ))}
          {rows.map((row) => (
            <tr key={row.id} data-chosen={isChosen(row.id) || undefined}>
              <td className={classes.mark}>
                <Checkbox
                  size="xs"
                  aria-label={`Choose ${row.title}`}
                  checked={isChosen(row.id)}
                  onChange={(event) => choose(row.id, event.currentTarget.checked)}
                />
              </td>
              {screen.columns.map((column, position) => (
                <td key={column.name}>
                  <Cell screen={screen} row={row} column={column} isFirst={position === 0} editing={editing} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}

function narrowedBy({ search, filters }: ListSearch): string {
  const by = [...(search ? ['this search'] : []), ...(filters ? ['these filters'] : [])];
  return by.length > 0 ? ` with ${by.join(' and ')}` : '';
}

interface CellProps {
  screen: AdminScreen;
  row: AdminListRow;
  column: AdminScreen['columns'][number];
  isFirst: boolean;
  editing: ListEditing;
}

/** The first cell leads to the row; one that can be changed in place is an input while the list is edited. */
function Cell({ screen, row, column, isFirst, editing }: CellProps) {
  const value = row.values[column.name];
  const field = editing.isOn && row.version !== null ? editableFields(screen).get(column.name) : undefined;
  if (field)
    return (
      <FieldInput
        field={field}
        entry={editing.edits[row.id]?.[field.name] ?? entryOf(field, value)}
        id={`cell-${row.id}-${field.name}`}
        problem={problemAt(editing.issues, `${row.id}.${field.name}`)}
        lookup={{ screen: screen.name, field: field.name }}
        compact={{ row: row.title }}
        onChange={(entry) => editing.enter(row, field.name, entry)}
      />
    );
  if (!isFirst) return <ValueView column={column} value={value} />;
  return (
    <Link className={classes.first} to="/screens/$screen/rows/$id" params={{ screen: screen.name, id: row.id }}>
      <ValueView column={{ ...column, screen: null }} value={value} />
    </Link>
  );
}

interface HeadProps {
  screen: AdminScreen;
  search: ListSearch;
  column: AdminScreen['columns'][number];
  onOrder: (order: string) => void;
}

function Head({ screen, search, column, onOrder }: HeadProps) {
  const order = orderOf(screen, search);
  const place = order.findIndex(({ name }) => name === column.name);
  const now = order[place];
  // What makes an order total, an id mostly, need not be told.
  const shownOrders = order.filter(({ name }) => screen.columns.some((one) => one.name === name)).length;
  if (!column.sortable) return <th>{column.label}</th>;
  const Sign = now?.descending ? IconChevronDown : IconChevronUp;
  return (
    <th aria-sort={now ? (now.descending ? 'descending' : 'ascending') : undefined}>
      <button
        type="button"
        className={classes.sort}
        title="Sort; with Shift as a further column"
        onClick={(event) => onOrder(nextOrder(screen, search, column.name, event.shiftKey))}
      >
        {column.label}
        {now && <Sign size={14} aria-hidden="true" />}
        {now && shownOrders > 1 && <sub>{place + 1}</sub>}
      </button>
    </th>
  );
}
