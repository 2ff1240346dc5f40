import { exactTime } from '../../shell/time-text.js';

/** Until when something is muted, in words. */
export function MuteEnd({ until }: { until: string | null }) {
  if (until === null) return <>for good</>;
  return (
    <>
      until <time dateTime={until}>{exactTime(until)}</time>
    </>
  );
}
