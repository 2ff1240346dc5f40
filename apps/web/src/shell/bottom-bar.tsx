import { IconPlus } from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import classes from './bottom-bar.module.css';
import { places } from './navigation.js';
import { PlaceCount } from './place-count.js';

/** The navigation of a phone, in reach of the thumb. */
export function BottomBar() {
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  // Importing has a place of its own here, so it is no page of the projects.
  const importing = pathname === '/projects/new';
  return (
    <nav className={classes.bar} aria-label="Main">
      {places
        .filter(({ onPhone }) => onPhone)
        .map(({ to, label, Icon, exact }) => (
          <Link
            key={to}
            to={to}
            className={classes.place}
            activeOptions={{ exact: exact || importing, includeSearch: false }}
          >
            <Icon size={22} stroke={1.7} aria-hidden="true" />
            <span>{label}</span>
            <PlaceCount place={to} />
          </Link>
        ))}
      <Link to="/projects/new" className={classes.place}>
        <IconPlus size={22} stroke={1.7} aria-hidden="true" />
        <span>Import</span>
      </Link>
    </nav>
  );
}
