import { IconChecks, IconInbox, IconMoon } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../shell/empty-state.js';
import { LinkButton } from '../../shell/link-button.js';
import { rulesQuery } from '../alerts/rule-queries.js';
import type { InboxShow } from './inbox-search.js';

const icon = { size: 30, stroke: 1.5 } as const;

/** An empty list of alerts: why it is empty, and how something gets there. */
export function NothingHere({ show }: { show: InboxShow }) {
  if (show === 'snoozed') {
    return (
      <EmptyState icon={<IconMoon {...icon} />} title="Nothing is snoozed">
        What you snooze is out of the way until the moment that you choose; then it is back, unread or not.
      </EmptyState>
    );
  }
  if (show === 'done') {
    return (
      <EmptyState icon={<IconChecks {...icon} />} title="Nothing is done yet">
        What you are done with moves here, in case you want it back.
      </EmptyState>
    );
  }
  return <AllClear unreadOnly={show === 'unread'} />;
}

/** With rules, an empty inbox is good news; without, nothing can ever come. */
function AllClear({ unreadOnly }: { unreadOnly: boolean }) {
  const { data } = useQuery(rulesQuery(undefined));
  const listening = data?.items.some(({ enabled, inbox }) => enabled && inbox);
  if (listening === false) return <HowAlertsWork />;
  return (
    <EmptyState
      icon={<IconChecks {...icon} />}
      good
      title={unreadOnly ? 'You have read everything' : 'Nothing asks for you'}
    >
      Your <Link to="/alerts">rules</Link> listen. Everything else that happens is in the <Link to="/">feed</Link>.
    </EmptyState>
  );
}

function HowAlertsWork() {
  return (
    <EmptyState
      icon={<IconInbox {...icon} />}
      title="No rule brings anything here yet"
      action={
        <LinkButton to="/alerts/new" size="md">
          Make a rule
        </LinkButton>
      }
    >
      The feed shows everything. A rule says what is worth an alert, and where it goes: to this inbox, and by e-mail,
      Slack, webhook or feed reader as well. While you make one, you see what it would have sent, from what really
      happened.
    </EmptyState>
  );
}
