import { useQuery } from '@tanstack/react-query';
import { newCountQuery } from '../features/feed/feed-queries.js';
import classes from './new-count.module.css';

/** How much is new in the feed; nothing when nothing is. */
export function NewCount() {
  const { data } = useQuery(newCountQuery);
  const count = data?.newCount ?? 0;
  if (count === 0) return null;
  return (
    <span className={classes.count}>
      {count > 99 ? '99+' : count}
      <span className={classes.unit}> new</span>
    </span>
  );
}
