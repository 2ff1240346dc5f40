import { type Bar, type BarSeries, totalOf } from './bars.js';
import classes from './chart-table.module.css';

interface ChartTableProps {
  /** What the table is, read out. */
  label: string;
  /** Of what a row is: "Week". */
  unit: string;
  /** What the sum of a row is called: "All". */
  sum: string;
  /** One for each value of a row, where the values are shown one by one. */
  series: readonly Pick<BarSeries, 'key' | 'label'>[];
  /** In the order in which they are shown. */
  rows: readonly Bar[];
}

/** A chart in numbers: for whoever cannot see it, or wants to know exactly. */
export function ChartTable({ label, unit, sum, series, rows }: ChartTableProps) {
  const columns = series
    .map((one, index) => ({ ...one, index }))
    .filter(({ index }) => rows.some(({ values }) => (values[index] ?? 0) > 0));
  return (
    <details className={classes.details}>
      <summary>Show the numbers</summary>
      {/* A long table scrolls on its own; the keyboard must reach it to do so. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section className={classes.scroll} tabIndex={0} aria-label={label}>
        <table>
          <thead>
            <tr>
              <th scope="col">{unit}</th>
              <th scope="col">{sum}</th>
              {columns.map((column) => (
                <th key={column.key} scope="col">
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.label}</th>
                <td>{totalOf(row).toLocaleString('en')}</td>
                {columns.map(({ key, index }) => (
                  <td key={key}>{(row.values[index] ?? 0).toLocaleString('en')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
