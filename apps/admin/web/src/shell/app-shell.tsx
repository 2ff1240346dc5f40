import { Burger } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ColourSchemeToggle, Logo } from '@red-tortoise/ui';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { SignOutButton } from '../session/sign-out-button.js';
import classes from './app-shell.module.css';
import { Flash } from './flash.js';
import { later } from './later.js';
import { Navigation } from './navigation.js';
import { siteQuery } from './site-query.js';
import { usePageFocus } from './use-page-focus.js';

const MenuDrawer = later(async () => (await import('./menu-drawer.js')).MenuDrawer);

/** What stands around every page: where to go, who is here, and the page itself. */
export function AppShell() {
  const { viewer } = useSuspenseQuery(siteQuery).data;
  const [wasOpened, setOpened] = useState(false);
  const [isOpen, menu] = useDisclosure(false, { onOpen: () => setOpened(true) });
  const page = usePageFocus();
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#main">
        Skip to the page
      </a>
      <header className={classes.top}>
        <Burger
          className={classes.menu}
          size="sm"
          opened={isOpen}
          onClick={menu.toggle}
          aria-label="Screens"
          aria-expanded={isOpen}
        />
        <Link to="/" className={classes.home} aria-label="Red Tortoise admin: home">
          <Logo size={26} /> <span className={classes.name}>Red Tortoise admin</span>
        </Link>
        <Link to="/account" className={classes.viewer} title="Your account">
          {viewer.name}
        </Link>
        <ColourSchemeToggle />
        <SignOutButton />
      </header>
      <div className={classes.side}>
        <Navigation />
      </div>
      {wasOpened && <MenuDrawer opened={isOpen} onClose={menu.close} />}
      <main ref={page} className={classes.page} id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <Flash />
    </div>
  );
}
