import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../shell/signed-in-route.js';
import { readDiffSearch } from './diff-search.js';

export const diffRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/imports/$importId/diff',
    validateSearch: readDiffSearch,
    component: lazyRouteComponent(() => import('./diff-page.js'), 'DiffPage'),
  }),
] as const;
