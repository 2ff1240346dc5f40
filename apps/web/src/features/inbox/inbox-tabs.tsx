import { Link } from '@tanstack/react-router';
import classes from '../projects/project-tabs.module.css';
import { type InboxShow, inboxShows } from './inbox-search.js';

const labels: Record<InboxShow, string> = { open: 'Open', unread: 'Unread', snoozed: 'Snoozed', done: 'Done' };

/** The parts of the inbox. */
export function InboxTabs({ unread }: { unread: number }) {
  return (
    <nav className={classes.tabs} aria-label="Inbox">
      {inboxShows.map((show) => (
        <Link
          key={show}
          to="/inbox"
          search={show === 'open' ? {} : { show }}
          className={classes.tab}
          activeOptions={{ exact: true, explicitUndefined: true }}
          resetScroll={false}
        >
          {labels[show]}
          {show === 'unread' && unread > 0 ? (
            <span className={classes.count}>{unread >= 1_000 ? '1,000+' : unread.toLocaleString('en')}</span>
          ) : null}
        </Link>
      ))}
    </nav>
  );
}
