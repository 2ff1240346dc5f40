import { Link } from '@tanstack/react-router';
import classes from '../projects/project-tabs.module.css';

/** The pages about what becomes an alert and where it goes. */
export function AlertTabs() {
  return (
    <nav className={classes.tabs} aria-label="Alerts">
      <Link to="/alerts" className={classes.tab} activeOptions={{ exact: true, includeSearch: false }}>
        Rules
      </Link>
      <Link to="/channels" className={classes.tab} activeOptions={{ exact: true, includeSearch: false }}>
        Channels
      </Link>
      <Link to="/alerts/settings" className={classes.tab} activeOptions={{ exact: true, includeSearch: false }}>
        Settings
      </Link>
    </nav>
  );
}
