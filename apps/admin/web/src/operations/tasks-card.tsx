import type { StatusReport, TaskStatus } from '@red-tortoise/contracts';
import { Card } from '../shell/card.js';
import { Moment } from '../shell/moment.js';
import { FiguresTable } from './figures-table.js';
import classes from './operations.module.css';

const tones: Partial<Record<TaskStatus['state'], string>> = { ok: classes.good, stalled: classes.bad };
const moment = (at: string | null) => (at === null ? '–' : <Moment at={at} />);

/** Sources first: what they bring is what customers see. */
export function TasksCard({ tasks }: Pick<StatusReport, 'tasks'>) {
  const sorted = tasks?.toSorted((one, other) => Number(other.source) - Number(one.source)) ?? null;
  const rows = sorted?.map(({ task, description, source, state, failure, ...at }) => ({
    key: task,
    cells: [
      task,
      <span key="description" className={classes.description}>
        {source ? `Source: ${description}` : description}
      </span>,
      <span key="state" className={tones[state] ?? classes.faint}>
        {state.replace('-', ' ')}
        {failure && `: ${failure.slice(0, 200)}`}
      </span>,
      moment(at.lastSuccessAt),
      moment(at.nextRunAt),
    ],
  }));
  return (
    <div className={classes.wide}>
      <Card title="Sources and tasks">
        <FiguresTable
          heads={['Task', 'What it does', 'State', 'Last success', 'Next run']}
          rows={rows ?? null}
          none="None yet: the orchestrator declares them when it first starts."
        />
      </Card>
    </div>
  );
}
