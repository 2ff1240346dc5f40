import type { StatusReport } from '@red-tortoise/contracts';
import { Card } from '../shell/card.js';
import { FiguresTable } from './figures-table.js';
import classes from './operations.module.css';

export function StoresCard({ report: { stores } }: { report: StatusReport }) {
  const rows = stores.map(({ name, up, milliseconds, reason, version }) => ({
    key: name,
    cells: [
      name,
      <span key="state" className={up ? classes.good : classes.bad}>
        {up ? 'answers' : `down: ${reason ?? 'no reason given'}`}
      </span>,
      `${milliseconds} ms`,
      version ?? '–',
    ],
  }));
  return (
    <Card title="Stores">
      <FiguresTable heads={['Store', 'State', 'In#', 'Version']} rows={rows} />
    </Card>
  );
}
