import type { DryRunShown } from '@red-tortoise/contracts';
import { Moment } from '../shell/moment.js';
import { FiguresTable } from './figures-table.js';
import classes from './operations.module.css';

const froms: Readonly<Record<string, string>> = { next: 'the next run', start: 'everything' };
const listed = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count.toLocaleString()}`)
    .join(', ');

/** What one dry run found, while it looks and afterwards. */
export function DryRunResult({ run }: { run: DryRunShown }) {
  const { from, state, counts, events, examples, complete, error, requestedBy, createdAt } = run;
  const isOver = state === 'done';
  const rows = examples.map(({ what, id, detail }) => ({ key: `${what} ${id}`, cells: [id, what, detail] }));
  return (
    <div className={classes.result}>
      <p role={isOver ? 'status' : undefined}>
        <strong>{froms[from] ?? `since ${new Date(from).toLocaleString()}`}</strong>, <Moment at={createdAt} /> by{' '}
        {requestedBy}: <span className={state === 'failed' ? classes.bad : classes.faint}>{state}</span>
      </p>
      {error && <p className={classes.bad}>{error}</p>}
      {isOver && Object.keys(counts).length === 0 && <p>Nothing: what is there was read already.</p>}
      {Object.keys(counts).length > 0 && <p>It would: {listed(counts)}.</p>}
      {Object.keys(events).length > 0 && <p>It would tell: {listed(events)}.</p>}
      {!complete && <p className={classes.bad}>It stopped at its limit: there is more than that.</p>}
      {rows.length > 0 && (
        <details>
          <summary>The first {rows.length} of what it would do</summary>
          <FiguresTable heads={['Which', 'What', 'How']} rows={rows} />
        </details>
      )}
    </div>
  );
}
