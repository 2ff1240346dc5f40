import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root-route.js';
import { signedInRoute } from '../../shell/signed-in-route.js';
import { readOwnerSearch } from '../alerts/rule-search.js';
import { readLogSearch, readTokenSearch } from './channel-search.js';

export const channelRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/channels',
    validateSearch: readOwnerSearch,
    component: lazyRouteComponent(() => import('./channels-page.js'), 'ChannelsPage'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/channels/$channelId',
    validateSearch: readLogSearch,
    component: lazyRouteComponent(() => import('./channel-page.js'), 'ChannelPage'),
  }),
] as const;

/** For whoever reads a channel's mails, with an account or without. */
export const mailLinkRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/channels/confirm',
    validateSearch: readTokenSearch,
    component: lazyRouteComponent(() => import('./confirm-page.js'), 'ConfirmPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/unsubscribe',
    validateSearch: readTokenSearch,
    component: lazyRouteComponent(() => import('./unsubscribe-page.js'), 'UnsubscribePage'),
  }),
] as const;
