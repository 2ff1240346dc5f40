import type { JobQueue, QueuedJob } from '@red-tortoise/contracts';
import { Moment } from '../shell/moment.js';
import { JobLog } from './job-log.js';
import classes from './operations.module.css';
import { TextBlock } from './text-block.js';

/** A job as the table shows it; its payload, its stack and what it said are behind a click. */
export function jobRow(
  queue: JobQueue,
  { id, name, payload, attempts, mostAttempts, failure, stack, ...job }: QueuedJob,
) {
  return {
    id,
    cells: [
      <span key="name">
        <strong>{name}</strong>
        <span className={classes.description}>{id}</span>
      </span>,
      <span key="payload">
        <Payload payload={payload} />
        <JobLog queue={queue} id={id} name={name} />
      </span>,
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
          <TextBlock text={stack ?? failure} />
        </details>
      ),
    ],
  };
}

function Payload({ payload }: Pick<QueuedJob, 'payload'>) {
  const text = JSON.stringify(payload);
  if (text.length <= 120) return <code className={classes.query}>{text}</code>;
  return (
    <details>
      <summary className={classes.query}>{text.slice(0, 120)}…</summary>
      <TextBlock text={JSON.stringify(payload, null, 2).slice(0, 20_000)} />
    </details>
  );
}
