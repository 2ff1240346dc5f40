import { ColourSchemeToggle, Logo } from '@red-tortoise/ui';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { SignOutButton } from '../session/sign-out-button.js';
import classes from './app-shell.module.css';
import { siteQuery } from './site-query.js';

/** What stands around every page: where to go, who is here, and the page itself. */
export function AppShell() {
  const { groups, viewer } = useSuspenseQuery(siteQuery).data;
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#main">
        Skip to the page
      </a>
      <header className={classes.top}>
        <Link to="/" className={classes.home}>
          <Logo size={26} /> Red Tortoise admin
        </Link>
        <span className={classes.viewer}>{viewer.name}</span>
        <ColourSchemeToggle />
        <SignOutButton />
      </header>
      <nav className={classes.navigation} aria-label="Screens">
        {groups.map(({ label, screens }) => (
          <section key={label}>
            <h2 className={classes.group}>{label}</h2>
            <ul className={classes.links}>
              {screens.map(({ name, plural }) => (
                <li key={name}>
                  <Link to="/screens/$screen" params={{ screen: name }} activeProps={{ 'data-active': true }}>
                    {plural}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <main className={classes.page} id="main" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
