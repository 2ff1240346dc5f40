import type { FeedItem } from '@red-tortoise/contracts';
import { IconEye } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { Tag } from '../../shell/tag.js';
import { AllReasons } from './all-reasons.js';
import { ReasonList } from './reason-list.js';
import { otherProjects, reasonText, sortReasons } from './reason-text.js';
import classes from './why-me.module.css';

/** Why an event is in the reader's feed: the clearest reason, the others on demand. */
export function WhyMe({ item: { event, reasons, moreReasons, watched } }: { item: FeedItem }) {
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
  const elsewhere = otherProjects(others, moreReasons);
  return (
    <>
      <p className={classes.why}>
        {reasonText(first)} {first.dev ? <Tag>dev</Tag> : null}
        {elsewhere ? (
          <>
            {` · also in ${elsewhere.said}`}
            <button
              type="button"
              className={classes.more}
              aria-expanded={open}
              aria-controls={listId}
              onClick={() => setOpen(!open)}
            >
              {elsewhere.list}
            </button>
          </>
        ) : null}
        {watched ? ' · you watch it' : null}
      </p>
      <div id={listId} hidden={!open}>
        {open && moreReasons > 0 ? <AllReasons eventId={event.id} without={first.projectId} /> : null}
        {moreReasons === 0 ? <ReasonList reasons={others} /> : null}
      </div>
    </>
  );
}
