import type { ReactNode } from 'react';
import { ScrollFrame } from '../shell/scroll-frame.js';
import classes from './operations.module.css';
import type { useChosen } from './use-chosen.js';

interface ChoosingTableProps {
  what: string;
  heads: readonly string[];
  rows: readonly { id: string; cells: readonly ReactNode[] }[];
  choice: ReturnType<typeof useChosen>;
  none: string;
}

/** A table whose rows can be chosen, to do the same to all of them. */
export function ChoosingTable({ what, heads, rows, choice, none }: ChoosingTableProps) {
  if (rows.length === 0) return <p className={classes.faint}>{none}</p>;
  return (
    <ScrollFrame className={classes.framed}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              <input type="checkbox" aria-label={`All ${what}`} checked={choice.areAll} onChange={choice.toggleAll} />
            </th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells }) => (
            <tr key={id}>
              <td>
                <input
                  type="checkbox"
                  aria-label={`Choose ${id}`}
                  checked={choice.isChosen(id)}
                  onChange={() => choice.toggle(id)}
                />
              </td>
              {cells.map((cell, column) => (
                <td key={heads[column]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}
