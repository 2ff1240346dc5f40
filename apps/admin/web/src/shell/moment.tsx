import { exactTime, relativeTime } from './time-text.js';
import { useNow } from './use-now.js';

/** A moment as people say it ("3 hours ago"), with the exact time at hand. */
export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} title={exactTime(at)}>
      {relativeTime(at, Math.max(useNow(), Date.now()))}
    </time>
  );
}
