import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { AccountPage } from '../account/account-page.js';
import { RecentPage, readRecentSearch } from '../history/recent-page.js';
import { RowHistoryPage } from '../history/row-history-page.js';
import { HomePage } from '../home/home-page.js';
import { JobsPage } from '../jobs/jobs-page.js';
import { DeadLettersPage } from '../operations/dead-letters-page.js';
import { PipelinesPage } from '../operations/pipelines-page.js';
import { QueuesPage } from '../operations/queues-page.js';
import { SchedulesPage } from '../operations/schedules-page.js';
import { StatusPage } from '../operations/status-page.js';
import { StreamsPage } from '../operations/streams-page.js';
import { NewRowRoute, RowRoute } from '../rows/row-routes.js';
import { ListRoute } from '../screens/list-route.js';
import { readListSearch } from '../screens/list-search.js';
import { AppShell } from './app-shell.js';
import { ErrorPage } from './error-page.js';
import { PageNotHere } from './not-here.js';

const root = createRootRoute({ component: AppShell });
const routes = [
  createRoute({ getParentRoute: () => root, path: '/', component: HomePage }),
  createRoute({
    getParentRoute: () => root,
    path: '/screens/$screen',
    validateSearch: readListSearch,
    component: ListRoute,
  }),
  createRoute({ getParentRoute: () => root, path: '/screens/$screen/new', component: NewRowRoute }),
  createRoute({ getParentRoute: () => root, path: '/screens/$screen/rows/$id', component: RowRoute }),
  createRoute({ getParentRoute: () => root, path: '/screens/$screen/rows/$id/history', component: RowHistoryPage }),
  createRoute({
    getParentRoute: () => root,
    path: '/history',
    validateSearch: readRecentSearch,
    component: RecentPage,
  }),
  createRoute({ getParentRoute: () => root, path: '/jobs', component: JobsPage }),
  createRoute({ getParentRoute: () => root, path: '/operations/status', component: StatusPage }),
  createRoute({ getParentRoute: () => root, path: '/operations/queues', component: QueuesPage }),
  createRoute({ getParentRoute: () => root, path: '/operations/dead-letters', component: DeadLettersPage }),
  createRoute({ getParentRoute: () => root, path: '/operations/pipelines', component: PipelinesPage }),
  createRoute({ getParentRoute: () => root, path: '/operations/streams', component: StreamsPage }),
  createRoute({ getParentRoute: () => root, path: '/operations/schedules', component: SchedulesPage }),
  createRoute({ getParentRoute: () => root, path: '/account', component: AccountPage }),
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
