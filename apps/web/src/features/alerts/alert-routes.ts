import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../shell/signed-in-route.js';
import { readOwnerSearch, readRuleSearch } from './rule-search.js';

export const alertRoutes = [
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/alerts',
    validateSearch: readOwnerSearch,
    component: lazyRouteComponent(() => import('./rules-page.js'), 'RulesPage'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/alerts/new',
    validateSearch: readRuleSearch,
    component: lazyRouteComponent(() => import('./new-rule-page.js'), 'NewRulePage'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/alerts/settings',
    validateSearch: readOwnerSearch,
    component: lazyRouteComponent(() => import('./alert-settings-page.js'), 'AlertSettingsPage'),
  }),
  createRoute({
    getParentRoute: () => signedInRoute,
    path: '/alerts/$ruleId',
    component: lazyRouteComponent(() => import('./rule-page.js'), 'RulePage'),
  }),
] as const;
