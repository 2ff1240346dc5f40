import type { InboxItem } from '@red-tortoise/contracts';
import { IconMoon } from '@tabler/icons-react';
import type { MouseEvent, RefObject } from 'react';
import { Moment } from '../../shell/moment.js';
import { Tag } from '../../shell/tag.js';
import { exactTime } from '../../shell/time-text.js';
import { EventIcon } from '../feed/event-icon.js';
import { isTrustEvent } from '../feed/event-kinds.js';
import { EntryActions } from './entry-actions.js';
import type { EntryHandlers } from './entry-handlers.js';
import { EntryWords } from './entry-words.js';
import classes from './inbox-entry.module.css';
import { WhyItCame } from './why-it-came.js';

interface InboxEntryProps extends EntryHandlers {
  item: InboxItem;
  /** Where the keyboard stands. */
  isCurrent: boolean;
  current: RefObject<HTMLElement | null>;
  makeCurrent: (id: string) => void;
}

/** One alert: what happened, why it came, and what can be done with it. */
export function InboxEntry({ item, isCurrent, current, makeCurrent, ...handlers }: InboxEntryProps) {
  const { id, event, state, snoozedUntil, heldBack, at } = item;
  const isUnread = state === 'unread';
  // Whoever follows a link out of it has read it.
  const readByOpening = ({ target }: MouseEvent) => {
    if (isUnread && target instanceof Element && target.closest('a')) handlers.change(item, { state: 'read' });
  };
  return (
    // The handlers only take note of what happens to the links and buttons inside.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above; a key on a link is a click too
    <article
      ref={isCurrent ? (current as RefObject<HTMLElement>) : undefined}
      className={classes.entry}
      data-unread={isUnread || undefined}
      data-trust={(event && isTrustEvent(event.type)) || undefined}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={() => makeCurrent(id)}
      onClick={readByOpening}
    >
      <EventIcon type={event?.type ?? 'notice'} />
      <div className={classes.words}>
        <EntryWords item={item} />
        <WhyItCame item={item} />
        <EntryActions item={item} {...handlers} />
      </div>
      <div className={classes.when}>
        <Moment at={at} />
        {isUnread ? <Tag tone="red">unread</Tag> : null}
        {heldBack ? (
          <Tag tone="amber" title="The day’s noise budget was used up: it waits for the digest">
            held back
          </Tag>
        ) : null}
        {snoozedUntil && Date.parse(snoozedUntil) > Date.now() ? (
          <Tag title="Snoozed until then">
            <IconMoon size={12} aria-hidden="true" /> {exactTime(snoozedUntil)}
          </Tag>
        ) : null}
      </div>
    </article>
  );
}
