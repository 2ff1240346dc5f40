import { exactTime, relativeTime } from './time-text.js';
import { useNow } from './use-now.js';

/** A moment as people say it ("3 hours ago"), with the exact time at hand. */
export function Moment({ at, className }: { at: string; className?: string | undefined }) {
  const now = useNow();
  return (
    <time dateTime={at} title={exactTime(at)} className={className}>
      {relativeTime(at, now)}
    </time>
  );
}
