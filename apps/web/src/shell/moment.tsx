import { exactTime, relativeTime } from './time-text.js';
import { useNow } from './use-now.js';

/** A moment as people say it ("3 hours ago"), with the exact time at hand. */
export function Moment({ at, className }: { at: string; className?: string | undefined }) {
  // What came in since the last tick of that clock does not lie ahead.
  const now = Math.max(useNow(), Date.now());
  return (
    <time dateTime={at} title={exactTime(at)} className={className}>
      {relativeTime(at, now)}
    </time>
  );
}
