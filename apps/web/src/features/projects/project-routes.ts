import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../shell/signed-in-route.js';
import { readComponentSearch } from './component-search.js';
import { projectFrameRoute } from './project-frame-route.js';

export const projectRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/projects',
    component: lazyRouteComponent(() => import('./projects-page.js'), 'ProjectsPage'),
  }),
] as const;

export const projectTabRoutes = [
  createRoute({
    getParentRoute: () => projectFrameRoute,
    path: '/',
    component: lazyRouteComponent(() => import('./overview-page.js'), 'OverviewPage'),
  }),
  createRoute({
    getParentRoute: () => projectFrameRoute,
    path: 'components',
    validateSearch: readComponentSearch,
    component: lazyRouteComponent(() => import('./components-page.js'), 'ComponentsPage'),
  }),
  createRoute({
    getParentRoute: () => projectFrameRoute,
    path: 'not-assessed',
    component: lazyRouteComponent(() => import('./not-assessed-page.js'), 'NotAssessedPage'),
  }),
] as const;
