import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { AppShell } from './app-shell.js';
import { HomePage } from './home-page.js';

const root = createRootRoute({ component: AppShell });
const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage });
const screen = createRoute({ getParentRoute: () => root, path: '/screens/$screen', component: HomePage });

export const router = createRouter({ routeTree: root.addChildren([home, screen]), defaultPreload: 'intent' });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
