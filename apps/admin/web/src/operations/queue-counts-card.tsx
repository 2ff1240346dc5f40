import type { StatusReport } from '@red-tortoise/contracts';
import { Card } from '../shell/card.js';
import { FiguresTable } from './figures-table.js';

export function QueueCountsCard({ queues }: Pick<StatusReport, 'queues'>) {
  const rows =
    queues?.map(({ queue, ...counts }) => ({
      key: queue,
      cells: [queue, ...[counts.waiting, counts.running, counts.delayed, counts.failed].map((n) => n.toLocaleString())],
    })) ?? null;
  return (
    <Card title="Queues of jobs">
      <FiguresTable heads={['Queue', 'Waiting#', 'Running#', 'Delayed#', 'Failed#']} rows={rows} />
    </Card>
  );
}
