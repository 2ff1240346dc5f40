import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FailureNotice } from '../shell/failure-notice.js';
import { later } from '../shell/later.js';
import { Door } from './door.js';
import { meQuery } from './me-query.js';
import { SignInPage } from './sign-in-page.js';
import { VerifyPage } from './verify-page.js';

const EnrolPage = later(async () => (await import('./enrol-page.js')).EnrolPage);

/** Shows the admin to whoever has given both factors, and to everybody else the next thing that is asked of them. */
export function SessionGate({ children }: { children: ReactNode }) {
  const me = useQuery(meQuery);
  if (me.isPending) return null;
  if (me.data === undefined)
    return (
      <Door title="Not at the moment">
        <FailureNotice error={me.error} onRetry={() => me.refetch()} />
      </Door>
    );
  if (me.data === null) return <SignInPage />;
  if (me.data.step === 'enrol') return <EnrolPage name={me.data.name} />;
  if (me.data.step === 'verify') return <VerifyPage />;
  return children;
}
