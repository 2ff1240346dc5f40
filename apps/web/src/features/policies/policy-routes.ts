import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../shell/signed-in-route.js';
import { projectFrameRoute } from '../projects/project-frame-route.js';

export const policyRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/organisations/$organisationId/policy',
    component: lazyRouteComponent(() => import('./policy-page.js'), 'PolicyPage'),
  }),
] as const;

export const projectPolicyRoutes = [
  createRoute({
    getParentRoute: () => projectFrameRoute,
    path: 'policy',
    component: lazyRouteComponent(() => import('./verdict-page.js'), 'VerdictPage'),
  }),
] as const;
