import { ChartTable } from '../../shell/chart-table.js';
import { dateText } from '../../shell/time-text.js';
import type { TrendDay } from './fill-trend.js';
import { severityClasses, severityLabel } from './severity.js';

const series = severityClasses.map((severityClass) => ({ key: severityClass, label: severityLabel(severityClass) }));

/** The days on which something changed, in numbers, the newest first. */
export function TrendTable({ trend }: { trend: readonly TrendDay[] }) {
  const changes = trend.filter(({ counts }, index) => {
    const before = trend[index - 1]?.counts;
    return !before || severityClasses.some((severityClass) => counts[severityClass] !== before[severityClass]);
  });
  const rows = changes.reverse().map(({ date, counts }) => ({
    key: date,
    label: dateText(date),
    values: severityClasses.map((severityClass) => counts[severityClass]),
  }));
  return <ChartTable label="The trend in numbers" unit="Day" sum="Open" series={series} rows={rows} />;
}
