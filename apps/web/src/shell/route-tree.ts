import { createRoute } from '@tanstack/react-router';
import { accountRoutes } from '../features/accounts/account-routes.js';
import { advisoryRoutes } from '../features/advisories/advisory-routes.js';
import { alertRoutes } from '../features/alerts/alert-routes.js';
import { channelRoutes, mailLinkRoutes } from '../features/channels/channel-routes.js';
import { diffRoutes } from '../features/diffs/diff-routes.js';
import { feedRoutes, projectFeedRoutes } from '../features/feed/feed-routes.js';
import { findingRoutes, projectFindingRoutes } from '../features/findings/finding-routes.js';
import { importRoutes, projectImportRoutes } from '../features/imports/import-routes.js';
import { inboxRoutes } from '../features/inbox/inbox-routes.js';
import { packageRoutes } from '../features/packages/package-routes.js';
import { policyRoutes, projectPolicyRoutes } from '../features/policies/policy-routes.js';
import { projectFrameRoute } from '../features/projects/project-frame-route.js';
import { projectRoutes, projectTabRoutes } from '../features/projects/project-routes.js';
import { statusRoutes } from '../features/status/status-routes.js';
import { supportRoutes } from '../features/support/support-routes.js';
import { tokenRoutes } from '../features/tokens/token-routes.js';
import { usageRoutes } from '../features/usage/usage-routes.js';
import { watchRoutes } from '../features/watches/watch-routes.js';
import { NotFoundPage } from './not-found-page.js';
import { rootRoute } from './root-route.js';
import { signedInRoute } from './signed-in-route.js';

const elsewhere = createRoute({ getParentRoute: () => signedInRoute, path: '$', component: NotFoundPage });

const ofProject = projectFrameRoute.addChildren([
  ...projectTabRoutes,
  ...projectFindingRoutes,
  ...projectPolicyRoutes,
  ...projectImportRoutes,
  ...projectFeedRoutes,
]);

/** Every address of the app. Each capability names its own, beside its pages. */
export const routeTree = rootRoute.addChildren([
  ...accountRoutes,
  ...supportRoutes,
  ...mailLinkRoutes,
  signedInRoute.addChildren([
    ...feedRoutes,
    ...projectRoutes,
    ...importRoutes,
    ofProject,
    ...findingRoutes,
    ...advisoryRoutes,
    ...diffRoutes,
    ...policyRoutes,
    ...packageRoutes,
    ...watchRoutes,
    ...tokenRoutes,
    ...usageRoutes,
    ...inboxRoutes,
    ...alertRoutes,
    ...channelRoutes,
    ...statusRoutes,
    elsewhere,
  ]),
]);
