import { Button } from '@mantine/core';
import { Logo } from '@red-tortoise/ui';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ApiError, isUnreachable } from '../api/api-error.js';
import classes from './error-page.module.css';
import { ErrorReference } from './failure-notice.js';

const tryAgainMilliseconds = 5_000;

/** What stands in place of a page that could not be shown at all. An API that is down is tried again by itself. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const down = isUnreachable(error);
  const known = error instanceof ApiError ? error : null;
  useEffect(() => {
    if (!down) return;
    const timer = setInterval(() => void router.invalidate(), tryAgainMilliseconds);
    return () => clearInterval(timer);
  }, [down, router]);
  const tryAgain = () => {
    reset();
    void router.invalidate();
  };
  return (
    <main className={classes.page}>
      <Logo size={72} />
      <h1 className={classes.title}>{down ? 'The API is not answering' : 'This page tripped over something'}</h1>
      <p className={classes.words} role="alert">
        {down
          ? 'Either it is being restarted, or your connection is down. This page tries again every few seconds and goes on by itself.'
          : (known?.title ??
            'Something happened that we did not foresee. Your data is safe; trying again often helps.')}
      </p>
      <ErrorReference error={known} />
      {known ? null : <pre className={classes.detail}>{error instanceof Error ? error.message : String(error)}</pre>}
      <div className={classes.actions}>
        <Button onClick={tryAgain}>Try again</Button>
        {down ? null : (
          <Button variant="default" component="a" href="/">
            Go to your feed
          </Button>
        )}
      </div>
    </main>
  );
}
