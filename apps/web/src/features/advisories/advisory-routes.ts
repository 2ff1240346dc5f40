import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../shell/signed-in-route.js';

export const advisoryRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/advisories/$advisoryId',
    component: lazyRouteComponent(() => import('./advisory-page.js'), 'AdvisoryPage'),
  }),
] as const;
