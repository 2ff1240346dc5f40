import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { FailureNotice } from './failure-notice.js';

/** Stands in place of a page that could not be shown at all. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const tryAgain = () => {
    queries.reset();
    reset();
    void router.invalidate();
  };
  return (
    <main id="main" style={{ maxWidth: 640, margin: '12vh auto', padding: 24 }}>
      <h1>This page could not be shown</h1>
      <FailureNotice error={error} onRetry={tryAgain} />
    </main>
  );
}
