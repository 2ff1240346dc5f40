import { ColourSchemeToggle } from '@red-tortoise/ui';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AccountMenu } from '../features/accounts/account-menu.js';
import { projectsQuery } from '../features/projects/project-queries.js';
import { HomeLink } from './home-link.js';
import { LinkButton } from './link-button.js';
import { LiveSign } from './live-sign.js';
import { places } from './navigation.js';
import { PlaceCount } from './place-count.js';
import classes from './sidebar.module.css';

const shownProjects = 8;

/** The navigation of a wide page. */
export function Sidebar() {
  return (
    <div className={classes.sidebar}>
      <header className={classes.head}>
        <HomeLink />
      </header>
      <nav className={classes.nav} aria-label="Main">
        <ul className={classes.list}>
          {places.map(({ to, label, Icon, exact }) => (
            <li key={to}>
              <Link to={to} className={classes.place} activeOptions={{ exact, includeSearch: false }}>
                <Icon size={20} stroke={1.7} aria-hidden="true" />
                <span>{label}</span>
                <PlaceCount place={to} />
              </Link>
            </li>
          ))}
        </ul>
        <LinkButton
          to="/projects/new"
          className={classes.import}
          fullWidth
          leftSection={<IconPlus size={18} aria-hidden="true" />}
        >
          New import
        </LinkButton>
        <ProjectLinks />
      </nav>
      <div className={classes.live}>
        <LiveSign />
      </div>
      <section className={classes.foot} aria-label="Account">
        <AccountMenu />
        <ColourSchemeToggle />
      </section>
    </div>
  );
}

function ProjectLinks() {
  const { data } = useQuery(projectsQuery);
  const projects = data?.items.slice(0, shownProjects) ?? [];
  if (projects.length === 0) return null;
  return (
    <section aria-labelledby="sidebar-projects" className={classes.projects}>
      <h2 id="sidebar-projects" className={classes.heading}>
        Your projects
      </h2>
      <ul className={classes.list}>
        {projects.map(({ id, name }) => (
          <li key={id}>
            <Link to="/projects/$projectId" params={{ projectId: id }} className={classes.project} title={name}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
