import type { ReactNode } from 'react';
import { ScrollFrame } from '../shell/scroll-frame.js';
import classes from './operations.module.css';

interface FiguresTableProps {
  /** Null where the part did not answer. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[] | null;
  /** Those that end with `#` head a column of figures. */
  heads: readonly string[];
  none?: string;
}

/** A small table whose first column names the row. */
export function FiguresTable({ rows, heads, none = 'Nothing.' }: FiguresTableProps) {
  if (rows === null) return <p className={classes.bad}>This part did not answer in time.</p>;
  if (rows.length === 0) return <p className={classes.faint}>{none}</p>;
  const isFigure = (column: number) => (heads[column]?.endsWith('#') ? '' : undefined);
  return (
    <ScrollFrame className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            {heads.map((head, column) => (
              <th key={head} scope="col" data-figure={isFigure(column)}>
                {head.replace('#', '')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...others] }) => (
            <tr key={key}>
              <th scope="row">{first}</th>
              {others.map((cell, column) => (
                <td key={heads[column + 1]} data-figure={isFigure(column + 1)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}
