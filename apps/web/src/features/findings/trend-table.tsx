import { dateText } from '../../shell/time-text.js';
import type { TrendDay } from './fill-trend.js';
import { severityClasses, severityLabel, totalOf } from './severity.js';
import classes from './trend-chart.module.css';

/** The days on which something changed, in numbers: for whoever cannot see the areas, or wants to know exactly. */
export function TrendTable({ trend }: { trend: readonly TrendDay[] }) {
  const changes = trend.filter(({ counts }, index) => {
    const before = trend[index - 1]?.counts;
    return !before || severityClasses.some((severityClass) => counts[severityClass] !== before[severityClass]);
  });
  const shown = severityClasses.filter((severityClass) => trend.some(({ counts }) => counts[severityClass] > 0));
  return (
    <details className={classes.details}>
      <summary>Show the numbers</summary>
      {/* A long table scrolls on its own; the keyboard must reach it to do so. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <section className={classes.scroll} tabIndex={0} aria-label="The trend in numbers">
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Open</th>
              {shown.map((severityClass) => (
                <th key={severityClass} scope="col">
                  {severityLabel(severityClass)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changes.reverse().map(({ date, counts }) => (
              <tr key={date}>
                <th scope="row">{dateText(date)}</th>
                <td>{totalOf(counts).toLocaleString('en')}</td>
                {shown.map((severityClass) => (
                  <td key={severityClass}>{counts[severityClass].toLocaleString('en')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
