import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../shell/signed-in-route.js';
import { projectFrameRoute } from '../projects/project-frame-route.js';
import { readFindingSearch } from './finding-search.js';

export const findingRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/findings',
    validateSearch: readFindingSearch,
    component: lazyRouteComponent(() => import('./findings-page.js'), 'FindingsPage'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/findings/$findingId',
    component: lazyRouteComponent(() => import('./finding-page.js'), 'FindingPage'),
  }),
] as const;

export const projectFindingRoutes = [
  createRoute({
    getParentRoute: () => projectFrameRoute,
    path: 'findings',
    validateSearch: readFindingSearch,
    component: lazyRouteComponent(() => import('./project-findings-page.js'), 'ProjectFindingsPage'),
  }),
] as const;
