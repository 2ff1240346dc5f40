import { Checkbox, Skeleton } from '@mantine/core';
import type { AdminListRow, AdminScreen } from '@red-tortoise/contracts';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Chosen } from './list-page.js';
import { type ListSearch, nextOrder, orderOf } from './list-search.js';
import classes from './rows-table.module.css';
import { ValueView } from './value-view.js';

interface RowsTableProps {
  screen: AdminScreen;
  search: ListSearch;
  rows: readonly AdminListRow[];
  waiting: boolean;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
  onOrder: (order: string) => void;
}

export function RowsTable({ screen, search, rows, waiting, chosen, onChoose, onOrder }: RowsTableProps) {
  const isChosen = (id: string) => chosen === 'all' || chosen.has(id);
  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen === 'all' ? rows.map((row) => row.id) : chosen);
    if (on) next.add(id);
    else next.delete(id);
    onChoose(next);
  };
  const allHere = rows.length > 0 && rows.every(({ id }) => isChosen(id));
  const some = chosen === 'all' || chosen.size > 0;
  if (!waiting && rows.length === 0)
    return (
      <p className={classes.empty}>
        No rows{search.search || search.filters ? ' with this search and these filters' : ''}.
      </p>
    );
  return (
    <div className={classes.scroll}>
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
                  {position === 0 ? (
                    <Link
                      className={classes.first}
                      to="/screens/$screen/rows/$id"
                      params={{ screen: screen.name, id: row.id }}
                    >
                      <ValueView column={{ ...column, screen: null }} value={row.values[column.name]} />
                    </Link>
                  ) : (
                    <ValueView column={column} value={row.values[column.name]} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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
        {now && order.length > 1 && <sub>{place + 1}</sub>}
      </button>
    </th>
  );
}
