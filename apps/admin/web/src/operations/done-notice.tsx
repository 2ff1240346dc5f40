import type { DoneToSome } from '@red-tortoise/contracts';
import { FailureNotice } from '../shell/failure-notice.js';
import classes from './operations.module.css';

interface DoneNoticeProps {
  outcome: DoneToSome | undefined;
  error: Error | null;
}

/** What was done, and why not to the others. */
export function DoneNotice({ outcome, error }: DoneNoticeProps) {
  if (error) return <FailureNotice error={error} />;
  // There from the beginning: what is put into it is read out.
  return (
    <div role="status">
      {outcome && <p>Done: {outcome.done.toLocaleString()}.</p>}
      {outcome && outcome.refused.length > 0 && (
        <ul className={classes.bad}>
          {outcome.refused.slice(0, 10).map(({ id, reason }) => (
            <li key={id}>
              <code>{id}</code>: {reason}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
