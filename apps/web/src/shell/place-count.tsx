import { useQuery } from '@tanstack/react-query';
import { newCountQuery } from '../features/feed/feed-queries.js';
import { unreadQuery } from '../features/inbox/inbox-queries.js';
import classes from './place-count.module.css';

/** How much waits at a place of the navigation; nothing where nothing does, or nobody counts. */
export function PlaceCount({ place }: { place: string }) {
  if (place === '/') return <NewCount />;
  return place === '/inbox' ? <UnreadCount /> : null;
}

function NewCount() {
  const { data } = useQuery(newCountQuery);
  return <Count count={data?.newCount ?? 0} unit="new" quiet />;
}

function UnreadCount() {
  const { data } = useQuery(unreadQuery);
  return <Count count={data ?? 0} unit="unread" />;
}

function Count({ count, unit, quiet }: { count: number; unit: string; quiet?: boolean }) {
  if (count === 0) return null;
  return (
    <span className={classes.count} data-quiet={quiet}>
      {count > 99 ? '99+' : count}
      <span className={classes.unit}> {unit}</span>
    </span>
  );
}
