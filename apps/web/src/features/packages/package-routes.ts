import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../shell/signed-in-route.js';
import { readPackageSearch } from './package-search.js';

export const packageRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/packages/$purl',
    validateSearch: readPackageSearch,
    component: lazyRouteComponent(() => import('./package-page.js'), 'PackagePage'),
  }),
] as const;
