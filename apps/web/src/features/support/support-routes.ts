import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root-route.js';

export const supportRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/support',
    component: lazyRouteComponent(() => import('./support-page.js'), 'SupportPage'),
  }),
] as const;
