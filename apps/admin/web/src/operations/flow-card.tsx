import type { StatusReport } from '@red-tortoise/contracts';
import { Card } from '../shell/card.js';
import { secondsText } from './figure-text.js';
import { FiguresTable } from './figures-table.js';

/** How long an event that happens now has to wait, step by step. */
export function FlowCard({ report: { flow, deadLetters } }: { report: StatusReport }) {
  const count = (figure: number) => figure.toLocaleString();
  const rows = flow && [
    { key: 'outbox', cells: ['Outbox', 'the oldest waits', secondsText(flow.outbox)] },
    ...flow.processors.map(({ name, lag }) => ({ key: name, cells: [name, 'is behind by', secondsText(lag)] })),
    {
      key: 'deliveries',
      cells: ['Deliveries', `${count(flow.deliveries.waiting)} due, the oldest for`, secondsText(flow.deliveries.lag)],
    },
    { key: 'dead', cells: ['Dead letters', 'wait for staff', deadLetters === null ? 'unknown' : count(deadLetters)] },
  ];
  return (
    <Card title="Events">
      <FiguresTable heads={['Part', 'What', 'Now#']} rows={rows} />
    </Card>
  );
}
