import { Badge, Button, Progress } from '@mantine/core';
import { type AdminJob, adminEndpoints } from '@red-tortoise/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { addressOf, ask } from '../api/ask.js';
import { useScreen } from '../screens/use-screen.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { Moment } from '../shell/moment.js';
import classes from './job-line.module.css';
import { isFileGone, isOver, jobShare, jobTitle } from './job-text.js';

const tones = { queued: 'gray', running: 'blue', done: 'green', failed: 'red', cancelled: 'gray' } as const;

/** One job: how far it is, what came of it, and its file. */
export function JobLine({ job }: { job: AdminJob }) {
  const client = useQueryClient();
  const title = jobTitle(job, useScreen(job.screen));
  const onSuccess = () => client.invalidateQueries({ queryKey: ['jobs'] });
  const params = { id: job.id };
  const cancel = useMutation({ mutationFn: () => ask(adminEndpoints.cancelJob, { params }), onSuccess });
  const retry = useMutation({ mutationFn: () => ask(adminEndpoints.retryJob, { params }), onSuccess });
  return (
    <li className={classes.job}>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <Badge variant="default" className={classes.state} data-tone={tones[job.state]}>
          {job.state}
        </Badge>
        {!isOver(job) && <Doing label="Cancel" title={title} doing={cancel} />}
        {job.state === 'failed' && <Doing label="Retry" title={title} doing={retry} />}
      </div>
      {!isOver(job) && <Progress value={jobShare(job)} aria-label={`How far it is: ${title}`} />}
      <p className={classes.facts}>
        {job.done.toLocaleString()} of {job.total.count.toLocaleString()}
        {job.total.more ? '+' : ''} rows · {job.requestedBy} · <Moment at={job.finishedAt ?? job.createdAt} />
      </p>
      {job.message && <p className={classes.message}>{job.message}</p>}
      {job.file && (
        <a href={addressOf(adminEndpoints.jobFile, { params })} download={job.file}>
          {job.file}
        </a>
      )}
      {isFileGone(job) && <p className={classes.message}>Its file is gone: files are kept for a week.</p>}
      {cancel.error && <FailureNotice error={cancel.error} />}
      {retry.error && <FailureNotice error={retry.error} />}
    </li>
  );
}

interface DoingProps {
  label: string;
  title: string;
  doing: { isPending: boolean; mutate: () => void };
}

function Doing({ label, title, doing }: DoingProps) {
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={doing.isPending}
      aria-label={`${label}: ${title}`}
      onClick={() => doing.mutate()}
    >
      {label}
    </Button>
  );
}
