import type { QueuedJob } from '@red-tortoise/contracts';
import { Moment } from '../shell/moment.js';
import classes from './operations.module.css';

/** A job as the table shows it; its stack is behind a click. */
export function jobRow({ id, name, payload, attempts, mostAttempts, failure, stack, ...job }: QueuedJob) {
  return {
    id,
    cells: [
      <span key="name">
        <strong>{name}</strong>
        <span className={classes.description}>{id}</span>
      </span>,
      <code key="payload" className={classes.query}>
        {JSON.stringify(payload).slice(0, 500)}
      </code>,
      `${attempts} of ${mostAttempts}`,
      job.dueAt && !job.finishedAt ? (
        <span key="due">
          due <Moment at={job.dueAt} />
        </span>
      ) : (
        <Moment key="at" at={job.finishedAt ?? job.startedAt ?? job.createdAt} />
      ),
      failure && (
        <details key="failure">
          <summary>{failure.slice(0, 200)}</summary>
          <pre className={classes.stack}>{stack ?? failure}</pre>
        </details>
      ),
    ],
  };
}
