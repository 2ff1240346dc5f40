import { Button } from '@mantine/core';
import { IconCloudOff, IconMoodSad, IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { ApiError } from '../api/api-error.js';
import classes from './failure-notice.module.css';

interface FailureNoticeProps {
  error: unknown;
  /** What was tried, for the heading: "The feed could not be loaded". */
  what: string;
  retry?: (() => void) | undefined;
}

/** A failure in place of what it kept from showing: what, why, what to quote, and a way to try again. */
export function FailureNotice({ error, what, retry }: FailureNoticeProps) {
  const known = error instanceof ApiError ? error : null;
  const Icon = known?.kind === 'unreachable' ? IconCloudOff : IconMoodSad;
  return (
    <div className={classes.notice} role="alert">
      <Icon className={classes.icon} size={28} stroke={1.6} aria-hidden="true" />
      <div className={classes.words}>
        <p className={classes.title}>{what}</p>
        <p className={classes.reason}>{known ? reasonOf(known) : 'Something unforeseen happened on this page.'}</p>
        <ErrorReference error={known} />
      </div>
      {retry ? (
        <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden="true" />} onClick={retry}>
          Try again
        </Button>
      ) : null}
    </div>
  );
}

/** The code and the request, small: what a person quotes when asking for help. */
export function ErrorReference({ error }: { error: ApiError | null }) {
  if (!error?.code && !error?.requestId) return null;
  return (
    <p className={classes.reference}>
      {error.code === 'quota.exceeded' ? <Link to="/usage">Plan and usage</Link> : null}
      {error.code ? <code>{error.code}</code> : null}
      {error.requestId ? <span> request {error.requestId}</span> : null}
    </p>
  );
}

function reasonOf({ title, detail }: ApiError): string {
  const sentence = title.endsWith('.') ? title : `${title}.`;
  return detail ? `${sentence} ${detail}` : sentence;
}
