import { useQuery } from '@tanstack/react-query';
import { newCountQuery } from '../features/feed/feed-queries.js';
import { unreadQuery } from '../features/inbox/inbox-queries.js';
import classes from './place-count.module.css';

const mostShown = 99;

/** How much waits at a place of the navigation; nothing where nothing does, or nobody counts. */
export function PlaceCount({ place }: { place: string }) {
  if (place === '/') return <NewCount />;
  return place === '/inbox' ? <UnreadCount /> : null;
}

function NewCount() {
  const { data } = useQuery(newCountQuery);
  return <Count count={data?.newCount ?? 0} more={data?.moreNew} unit="new" quiet />;
}

function UnreadCount() {
  const { data } = useQuery(unreadQuery);
  return <Count count={data ?? 0} unit="unread" />;
}

interface CountProps {
  count: number;
  /** There are more than were counted. */
  more?: boolean | undefined;
  unit: string;
  quiet?: boolean;
}

function Count({ count, more = count > mostShown, unit, quiet }: CountProps) {
  if (count === 0) return null;
  return (
    <span className={classes.count} data-quiet={quiet}>
      {more ? `${Math.min(count, mostShown)}+` : count}
      <span className={classes.unit}> {unit}</span>
    </span>
  );
}
