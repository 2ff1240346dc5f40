import classes from './bar-chart.module.css';
import { type BarChartProps, totalOf } from './bars.js';

/** The bars in numbers, the newest first: for whoever cannot see them, or wants to know exactly. */
export function BarTable({ bars, series, unit }: BarChartProps) {
  const shown = bars.filter((bar) => totalOf(bar) > 0).reverse();
  const columns = series.map((one, index) => ({ ...one, index }));
  const several = columns.filter(
    ({ index }) => series.length > 1 && bars.some(({ values }) => (values[index] ?? 0) > 0),
  );
  return (
    <details className={classes.details}>
      <summary>Show the numbers</summary>
      {/* A long table scrolls on its own; the keyboard must reach it to do so. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section className={classes.scroll} tabIndex={0} aria-label="The bars in numbers">
        <table>
          <thead>
            <tr>
              <th scope="col">{unit}</th>
              <th scope="col">{series.length > 1 ? 'All' : series[0]?.label}</th>
              {several.map(({ key, label }) => (
                <th key={key} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((bar) => (
              <tr key={bar.key}>
                <th scope="row">{bar.label}</th>
                <td>{totalOf(bar).toLocaleString('en')}</td>
                {several.map(({ key, index }) => (
                  <td key={key}>{(bar.values[index] ?? 0).toLocaleString('en')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
