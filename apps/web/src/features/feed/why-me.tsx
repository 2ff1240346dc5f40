import type { FeedItem } from '@red-tortoise/contracts';
import { IconEye } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { Tag } from '../../shell/tag.js';
import { reasonText, sortReasons } from './reason-text.js';
import classes from './why-me.module.css';

/** Why an event is in the reader's feed: the clearest reason, the others on demand. */
export function WhyMe({ item: { reasons, watched } }: { item: FeedItem }) {
  const [open, setOpen] = useState(false);
  const listId = useId();
  const [first, ...others] = sortReasons(reasons);
  if (!first) {
    return watched ? (
      <p className={classes.why}>
        <IconEye size={15} stroke={1.7} aria-hidden="true" /> you watch it
      </p>
    ) : null;
  }
  return (
    <>
      <p className={classes.why}>
        {reasonText(first)} {first.dev ? <Tag>dev</Tag> : null}{' '}
        {others.length > 0 ? (
          <button
            type="button"
            className={classes.more}
            aria-expanded={open}
            aria-controls={listId}
            onClick={() => setOpen(!open)}
          >
            {open ? 'less' : `and ${others.length} more`}
          </button>
        ) : null}
        {watched ? ' · you watch it' : null}
      </p>
      <ul id={listId} className={classes.list} hidden={!open}>
        {others.map((reason) => (
          <li key={`${reason.projectId} ${reason.version} ${reason.path.join(' ')}`}>
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
    </>
  );
}
