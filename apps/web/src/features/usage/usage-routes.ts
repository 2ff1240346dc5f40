import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../shell/signed-in-route.js';

export const usageRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/usage',
    component: lazyRouteComponent(() => import('./usage-page.js'), 'UsagePage'),
  }),
] as const;
