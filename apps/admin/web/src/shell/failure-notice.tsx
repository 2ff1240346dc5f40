import { Button } from '@mantine/core';
import { AskError } from '../api/ask-error.js';
import classes from './failure-notice.module.css';

/** What went wrong, in the server's words, and what to quote when asking for help. */
export function FailureNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const parts = error instanceof AskError ? error.parts : { title: 'This page failed', detail: String(error) };
  return (
    <div className={classes.notice} role="alert">
      <p className={classes.title}>{parts.title}</p>
      {parts.detail && <p className={classes.detail}>{parts.detail}</p>}
      {'retryAt' in parts && parts.retryAt && (
        <p className={classes.detail}>Try again at {clockTime(parts.retryAt)}.</p>
      )}
      {'issues' in parts && parts.issues && parts.issues.length > 0 && (
        <ul className={classes.issues}>
          {parts.issues.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              {path && <code>{path}</code>} {message}
            </li>
          ))}
        </ul>
      )}
      {'requestId' in parts && parts.requestId && (parts.status ?? 0) >= 500 && (
        <p className={classes.detail}>
          Request <code>{parts.requestId}</code>
        </p>
      )}
      {onRetry && (
        <Button size="xs" variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

/** The moment is at most minutes away; seconds are rounded up, so that it is not too early. */
function clockTime(at: Date): string {
  const minute = new Date(Math.ceil(at.getTime() / 60_000) * 60_000);
  return minute.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
