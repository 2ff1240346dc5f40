import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { readRecentSearch } from '../history/recent-search.js';
import { readListSearch } from '../screens/list-search.js';
import { AppShell } from './app-shell.js';
import { ErrorPage } from './error-page.js';
import { PageNotHere } from './not-here.js';

const root = createRootRoute({ component: AppShell });
const routes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: lazyRouteComponent(() => import('../home/home-page.js'), 'HomePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/screens/$screen',
    validateSearch: readListSearch,
    component: lazyRouteComponent(() => import('../screens/list-route.js'), 'ListRoute'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/screens/$screen/new',
    component: lazyRouteComponent(() => import('../rows/row-routes.js'), 'NewRowRoute'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/screens/$screen/rows/$id',
    component: lazyRouteComponent(() => import('../rows/row-routes.js'), 'RowRoute'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/screens/$screen/rows/$id/history',
    component: lazyRouteComponent(() => import('../history/row-history-page.js'), 'RowHistoryPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/history',
    validateSearch: readRecentSearch,
    component: lazyRouteComponent(() => import('../history/recent-page.js'), 'RecentPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/history/$run',
    component: lazyRouteComponent(() => import('../history/run-history-page.js'), 'RunHistoryPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/jobs',
    component: lazyRouteComponent(() => import('../jobs/jobs-page.js'), 'JobsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/operations/status',
    component: lazyRouteComponent(() => import('../operations/status-page.js'), 'StatusPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/operations/queues',
    component: lazyRouteComponent(() => import('../operations/queues-page.js'), 'QueuesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/operations/dead-letters',
    component: lazyRouteComponent(() => import('../operations/dead-letters-page.js'), 'DeadLettersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/operations/pipelines',
    component: lazyRouteComponent(() => import('../operations/pipelines-page.js'), 'PipelinesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/operations/streams',
    component: lazyRouteComponent(() => import('../operations/streams-page.js'), 'StreamsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/operations/schedules',
    component: lazyRouteComponent(() => import('../operations/schedules-page.js'), 'SchedulesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/customers/$subject/$id',
    component: lazyRouteComponent(() => import('../customers/customer-page.js'), 'CustomerPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/account',
    component: lazyRouteComponent(() => import('../account/account-page.js'), 'AccountPage'),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: PageNotHere,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
