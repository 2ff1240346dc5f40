import { Link } from '@tanstack/react-router';
import classes from '../projects/project-tabs.module.css';

/** The pages about what becomes an alert and where it goes. */
export function AlertTabs() {
  return (
    <nav className={classes.tabs} aria-label="Alerts">
      <Link to="/alerts" className={classes.tab} activeOptions={{ exact: true, includeSearch: false }}>
        Rules
      </Link>
      <a href="/channels" className={classes.tab}>
        Channels
      </a>
      <Link to="/alerts/settings" className={classes.tab} activeOptions={{ exact: true, includeSearch: false }}>
        Settings
      </Link>
    </nav>
  );
}
