import { Button } from '@mantine/core';
import { endOtherStaffSessions, endStaffSession, listStaffSessions, type StaffSession } from '@red-tortoise/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/ask.js';
import { Card } from '../shell/card.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { flash } from '../shell/flash.js';
import { Moment } from '../shell/moment.js';
import { PageSkeleton } from '../shell/page-skeleton.js';
import classes from './account-page.module.css';
import { browserName } from './browser-name.js';

/** Where this person is signed in; any of them can be ended. */
export function SessionsCard() {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: ['sessions'] });
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: ({ signal }) => ask(listStaffSessions, {}, signal) });
  const end = useMutation({
    mutationFn: (id: string) => ask(endStaffSession, { params: { id } }),
    onSuccess: () => flash('The session has ended.'),
    onSettled,
  });
  const endOthers = useMutation({
    mutationFn: () => ask(endOtherStaffSessions, {}),
    onSuccess: () => flash('All your other sessions have ended.'),
    onSettled,
  });
  const items = sessions.data?.items ?? [];
  const error = sessions.error ?? end.error ?? endOthers.error;
  return (
    <Card
      title="Where you are signed in"
      aside={
        items.length > 1 && (
          <Button size="compact-sm" variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            End all others
          </Button>
        )
      }
    >
      {error && <FailureNotice error={error} onRetry={() => sessions.refetch()} />}
      {sessions.isPending && <PageSkeleton what="sessions" />}
      <ul className={classes.sessions}>
        {items.map((session) => (
          <SessionLine
            key={session.id}
            session={session}
            isEnding={end.isPending && end.variables === session.id}
            onEnd={() => end.mutate(session.id)}
          />
        ))}
      </ul>
    </Card>
  );
}

interface SessionLineProps {
  session: StaffSession;
  isEnding: boolean;
  onEnd: () => void;
}

function SessionLine({ session, isEnding, onEnd }: SessionLineProps) {
  const { current, ipAddress, userAgent, createdAt, lastSeenAt } = session;
  const browser = browserName(userAgent);
  return (
    <li>
      <p className={classes.session} title={userAgent}>
        {browser} {current && <span className={classes.here}>· this one</span>}
        <span className={classes.facts}>
          {ipAddress} · last used <Moment at={lastSeenAt} /> · signed in <Moment at={createdAt} />
        </span>
      </p>
      {!current && (
        <Button
          size="compact-sm"
          variant="default"
          loading={isEnding}
          aria-label={`End ${browser} at ${ipAddress}`}
          onClick={onEnd}
        >
          End
        </Button>
      )}
    </li>
  );
}
