import type { StatusReport } from '@red-tortoise/contracts';
import { Card } from '../shell/card.js';
import { bytesText, secondsText, shareText } from './figure-text.js';
import { FiguresTable } from './figures-table.js';
import classes from './operations.module.css';

/** The processes and the machine that this one runs on. */
export function AppsCard({ report: { apps, host, versions } }: { report: StatusReport }) {
  const rows = apps.map(({ name, figures, recent }) => ({
    key: name,
    cells: figures
      ? [
          name,
          secondsText(figures.uptimeSeconds),
          bytesText(figures.memoryBytes),
          figures.requests.toLocaleString(),
          figures.failures.toLocaleString(),
          recent && recent.requests > 0 ? shareText(recent.failures / recent.requests) : '–',
        ]
      : [name, 'not seen from here', '–', '–', '–', '–'],
  }));
  const full = (used: number, total: number) => `${shareText(used / total)} of ${bytesText(total)}`;
  return (
    <Card title="Apps and machine">
      <FiguresTable heads={['App', 'Up for', 'Memory#', 'Requests#', 'Failed#', 'Of the last 5 min#']} rows={rows} />
      {host && (
        <p className={classes.faint}>
          Disk {full(host.diskUsed, host.diskTotal)}, memory {full(host.memoryUsed, host.memoryTotal)}
          {versions.map(({ name, version }) => `, ${name} ${version}`)}
        </p>
      )}
    </Card>
  );
}
