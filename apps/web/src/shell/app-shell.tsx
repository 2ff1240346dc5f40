import { ColourSchemeToggle } from '@red-tortoise/ui';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { AccountMenu } from '../features/accounts/account-menu.js';
import { useFollowSources } from '../features/sources/use-follow-sources.js';
import { SupportBanner } from '../features/support/support-banner.js';
import { SuspensionBanner } from '../features/usage/suspension-banner.js';
import classes from './app-shell.module.css';
import { BottomBar } from './bottom-bar.js';
import { ConnectionBanner } from './connection-banner.js';
import { HomeLink } from './home-link.js';
import { LiveSign } from './live-sign.js';
import { Sidebar } from './sidebar.js';
import { useLive } from './use-live.js';

/** The frame of every page of somebody signed in: navigation beside it, or above and below on a phone. */
export function AppShell() {
  useFollowSources();
  useLive();
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main">
        Skip to content
      </a>
      <Sidebar />
      <header className={classes.top}>
        <HomeLink />
        <div className={classes.tools}>
          <LiveSign />
          <ColourSchemeToggle />
          <AccountMenu compact />
        </div>
      </header>
      <div className={classes.content}>
        <SupportBanner />
        <SuspensionBanner />
        <ConnectionBanner />
        <Main />
      </div>
      <BottomBar />
    </div>
  );
}

/** Takes the focus when the page changes, so that keyboards and screen readers start at its top. */
function Main() {
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <main ref={main} id="main" className={classes.main} tabIndex={-1}>
      <Outlet />
    </main>
  );
}
