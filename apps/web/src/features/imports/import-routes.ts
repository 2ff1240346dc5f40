import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../shell/signed-in-route.js';
import { projectFrameRoute } from '../projects/project-frame-route.js';

export const importRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/projects/new',
    component: lazyRouteComponent(() => import('./new-project-page.js'), 'NewProjectPage'),
  }),
] as const;

export const projectImportRoutes = [
  createRoute({
    getParentRoute: () => projectFrameRoute,
    path: 'imports',
    component: lazyRouteComponent(() => import('./imports-page.js'), 'ImportsPage'),
  }),
  createRoute({
    getParentRoute: () => projectFrameRoute,
    path: 'imports/new',
    component: lazyRouteComponent(() => import('./new-import-page.js'), 'NewImportPage'),
  }),
] as const;
