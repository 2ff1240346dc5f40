import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../shell/signed-in-route.js';

export const statusRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/status',
    component: lazyRouteComponent(() => import('./status-page.js'), 'StatusPage'),
  }),
] as const;
