import type { FeedReason } from '@red-tortoise/contracts';
import { Link } from '@tanstack/react-router';
import { Tag } from '../../shell/tag.js';
import classes from './reason-list.module.css';
import { reasonText } from './reason-text.js';

/** Projects through which an event came in, each with its way and version. */
export function ReasonList({ reasons }: { reasons: readonly FeedReason[] }) {
  return (
    <ul className={classes.list}>
      {reasons.map((reason) => (
        <li key={reason.projectId}>
          <span>{reasonText(reason)}</span> <span className={classes.version}>{reason.version}</span>{' '}
          {reason.dev ? <Tag>dev</Tag> : null}{' '}
          <Link
            className={classes.project}
            to="/projects/$projectId/components"
            params={{ projectId: reason.projectId }}
          >
            open {reason.projectName}
          </Link>
        </li>
      ))}
    </ul>
  );
}
