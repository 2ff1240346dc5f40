import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../shell/signed-in-route.js';
import { projectFrameRoute } from '../projects/project-frame-route.js';
import { readFeedSearch } from './feed-search.js';

export const feedRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/',
    validateSearch: readFeedSearch,
    component: lazyRouteComponent(() => import('./feed-page.js'), 'FeedPage'),
  }),
] as const;

export const projectFeedRoutes = [
  createRoute({
    getParentRoute: () => projectFrameRoute,
    path: 'feed',
    validateSearch: readFeedSearch,
    component: lazyRouteComponent(() => import('./project-feed-page.js'), 'ProjectFeedPage'),
  }),
] as const;
