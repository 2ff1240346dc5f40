import type { JobQueue, QueuedJob } from '@red-tortoise/contracts';
import { Moment } from '../shell/moment.js';
import { JobLog } from './job-log.js';
import classes from './operations.module.css';
import { TextBlock } from './text-block.js';

/** A job as the table shows it; its payload, its stack and what it said are behind a click. */
export function jobRow(
  queue: JobQueue,
  { id, name, payload, attempts, mostAttempts, result, failure, stack, ...job }: QueuedJob,
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
        <Times key="at" {...job} />
      ),
      <Outcome key="outcome" result={result} failure={failure} stack={stack} />,
    ],
  };
}

/** When it reached the state that it is in; the way there is behind a click. */
function Times({ createdAt, startedAt, finishedAt }: Pick<QueuedJob, 'createdAt' | 'startedAt' | 'finishedAt'>) {
  const latest = finishedAt ?? startedAt ?? createdAt;
  if (startedAt === null) return <Moment at={latest} />;
  return (
    <details>
      <summary>
        <Moment at={latest} />
      </summary>
      <ul className={classes.times}>
        <li>
          asked for <Moment at={createdAt} />
        </li>
        <li>
          started <Moment at={startedAt} />
        </li>
        {finishedAt && <li>ran for {spanOf(Date.parse(finishedAt) - Date.parse(startedAt))}</li>}
      </ul>
    </details>
  );
}

function spanOf(milliseconds: number): string {
  return milliseconds < 10_000 ? `${milliseconds} ms` : `${Math.round(milliseconds / 1_000).toLocaleString()} s`;
}

/** What came of it, or why nothing did; of a job that worked in the end both. */
function Outcome({ result, failure, stack }: Pick<QueuedJob, 'result' | 'failure' | 'stack'>) {
  return (
    <>
      {result && <span className={classes.query}>{result}</span>}
      {failure && (
        <details>
          <summary>{failure.slice(0, 200)}</summary>
          <TextBlock text={stack ?? failure} />
        </details>
      )}
    </>
  );
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
