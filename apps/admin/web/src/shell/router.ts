import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { ListRoute } from '../screens/list-route.js';
import { readListSearch } from '../screens/list-search.js';
import { AppShell } from './app-shell.js';
import { HomePage } from './home-page.js';

const root = createRootRoute({ component: AppShell });
const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage });
const list = createRoute({
  getParentRoute: () => root,
  path: '/screens/$screen',
  validateSearch: readListSearch,
  component: ListRoute,
});
const add = createRoute({ getParentRoute: () => root, path: '/screens/$screen/new', component: HomePage });
const row = createRoute({ getParentRoute: () => root, path: '/screens/$screen/rows/$id', component: HomePage });

export const router = createRouter({ routeTree: root.addChildren([home, list, add, row]), defaultPreload: 'intent' });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
