import { createRoute, redirect } from '@tanstack/react-router';
import { isSignedOut } from '../api/api-error.js';
import { queryClient } from '../api/query-client.js';
import { meQuery } from '../features/accounts/me-query.js';
import { AppPending } from './app-pending.js';
import { AppShell } from './app-shell.js';
import { rootRoute } from './root-route.js';

/** Everything behind it needs a session; who has none signs in first and then goes on to where they were going. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  component: AppShell,
  pendingComponent: AppPending,
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (!isSignedOut(error)) throw error;
      throw redirect({ to: '/sign-in', search: { next: location.href === '/' ? undefined : location.href } });
    }
  },
});
