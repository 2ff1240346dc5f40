import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../shell/signed-in-route.js';

/** The frame of a project: its name and its tabs, around the page of each. */
export const projectFrameRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/projects/$projectId',
  component: lazyRouteComponent(() => import('./project-page.js'), 'ProjectPage'),
});
