import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery } from '../session/me-query.js';

const pages = [
  { to: '/operations/status', label: 'Status' },
  { to: '/operations/schedules', label: 'Schedules' },
  { to: '/operations/pipelines', label: 'Pipelines' },
  { to: '/operations/queues', label: 'Queues' },
  { to: '/operations/dead-letters', label: 'Dead letters' },
  { to: '/operations/streams', label: 'Streams' },
] as const;

/** The items of the navigation that lead to what keeps running, for whoever may see it. */
export function OperationsLinks({ onGo }: { onGo?: (() => void) | undefined }) {
  const { data: me } = useQuery(meQuery);
  if (!me?.superuser && !me?.permissions.includes('operations.view')) return null;
  return pages.map(({ to, label }) => (
    <li key={to}>
      <Link to={to} activeProps={{ 'data-active': true }} onClick={onGo}>
        {label}
      </Link>
    </li>
  ));
}
