import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../shell/signed-in-route.js';

export const tokenRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/tokens',
    component: lazyRouteComponent(() => import('./tokens-page.js'), 'TokensPage'),
  }),
] as const;
