import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../shell/signed-in-route.js';

export const watchRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/watching',
    component: lazyRouteComponent(() => import('./watching-page.js'), 'WatchingPage'),
  }),
] as const;
