import { createRouter } from '@tanstack/react-router';
import { isSignedOut } from '../api/api-error.js';
import { queryClient } from '../api/query-client.js';
import { meQuery } from '../features/accounts/me-query.js';
import { ErrorPage } from './error-page.js';
import { NotFoundPage } from './not-found-page.js';
import { PagePending } from './page-pending.js';
import { routeTree } from './route-tree.js';

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  // The queries keep what was loaded; the router must not hold it back from them.
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  defaultPendingComponent: PagePending,
  defaultPendingMs: 250,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

// A session may end while a page is open: whichever call learns of it first leads to the sign-in page.
queryClient.getQueryCache().subscribe(({ type, query }) => {
  if (type !== 'updated' || !isSignedOut(query.state.error) || query.queryHash === '["me"]') return;
  if (queryClient.getQueryData(meQuery.queryKey) === undefined) return;
  queryClient.removeQueries({ queryKey: meQuery.queryKey });
  void router.invalidate();
});
