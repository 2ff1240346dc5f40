import { createRootRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { isSignedOut } from '../api/api-error.js';
import { queryClient } from '../api/query-client.js';
import { meQuery } from '../features/accounts/me-query.js';
import { readNextSearch } from '../features/accounts/next-address.js';
import { readOwnerSearch, readRuleSearch } from '../features/alerts/rule-search.js';
import { readLogSearch, readTokenSearch } from '../features/channels/channel-search.js';
import { readDiffSearch } from '../features/diffs/diff-search.js';
import { readFeedSearch } from '../features/feed/feed-search.js';
import { readFindingSearch } from '../features/findings/finding-search.js';
import { readInboxSearch } from '../features/inbox/inbox-search.js';
import { readPackageSearch } from '../features/packages/package-search.js';
import { readComponentSearch } from '../features/projects/component-search.js';
import { AppPending } from './app-pending.js';
import { AppShell } from './app-shell.js';
import { NotFoundPage } from './not-found-page.js';

const root = createRootRoute();

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readNextSearch,
  component: lazyRouteComponent(() => import('../features/accounts/sign-in-page.js'), 'SignInPage'),
});
const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: readNextSearch,
  component: lazyRouteComponent(() => import('../features/accounts/sign-up-page.js'), 'SignUpPage'),
});

const support = createRoute({
  getParentRoute: () => root,
  path: '/support',
  component: lazyRouteComponent(() => import('../features/support/support-page.js'), 'SupportPage'),
});

/** For whoever reads a channel's mails, with an account or without. */
const confirmAddress = createRoute({
  getParentRoute: () => root,
  path: '/channels/confirm',
  validateSearch: readTokenSearch,
  component: lazyRouteComponent(() => import('../features/channels/confirm-page.js'), 'ConfirmPage'),
});
const unsubscribe = createRoute({
  getParentRoute: () => root,
  path: '/unsubscribe',
  validateSearch: readTokenSearch,
  component: lazyRouteComponent(() => import('../features/channels/unsubscribe-page.js'), 'UnsubscribePage'),
});

/** Everything behind it needs a session; who has none signs in first and then goes on to where they were going. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: AppShell,
  pendingComponent: AppPending,
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (!isSignedOut(error)) throw error;
      throw redirect({ to: '/sign-in', search: { next: location.href === '/' ? undefined : location.href } });
    }
  },
});
const feed = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  validateSearch: readFeedSearch,
  component: lazyRouteComponent(() => import('../features/feed/feed-page.js'), 'FeedPage'),
});
const projects = createRoute({
  getParentRoute: () => signedIn,
  path: '/projects',
  component: lazyRouteComponent(() => import('../features/projects/projects-page.js'), 'ProjectsPage'),
});
const newProject = createRoute({
  getParentRoute: () => signedIn,
  path: '/projects/new',
  component: lazyRouteComponent(() => import('../features/imports/new-project-page.js'), 'NewProjectPage'),
});
const project = createRoute({
  getParentRoute: () => signedIn,
  path: '/projects/$projectId',
  component: lazyRouteComponent(() => import('../features/projects/project-page.js'), 'ProjectPage'),
});
const projectOverview = createRoute({
  getParentRoute: () => project,
  path: '/',
  component: lazyRouteComponent(() => import('../features/projects/overview-page.js'), 'OverviewPage'),
});
const projectFeed = createRoute({
  getParentRoute: () => project,
  path: 'feed',
  validateSearch: readFeedSearch,
  component: lazyRouteComponent(() => import('../features/feed/project-feed-page.js'), 'ProjectFeedPage'),
});
const projectFindings = createRoute({
  getParentRoute: () => project,
  path: 'findings',
  validateSearch: readFindingSearch,
  component: lazyRouteComponent(() => import('../features/findings/project-findings-page.js'), 'ProjectFindingsPage'),
});
const projectComponents = createRoute({
  getParentRoute: () => project,
  path: 'components',
  validateSearch: readComponentSearch,
  component: lazyRouteComponent(() => import('../features/projects/components-page.js'), 'ComponentsPage'),
});
const projectNotAssessed = createRoute({
  getParentRoute: () => project,
  path: 'not-assessed',
  component: lazyRouteComponent(() => import('../features/projects/not-assessed-page.js'), 'NotAssessedPage'),
});
const projectImports = createRoute({
  getParentRoute: () => project,
  path: 'imports',
  component: lazyRouteComponent(() => import('../features/imports/imports-page.js'), 'ImportsPage'),
});
const projectImport = createRoute({
  getParentRoute: () => project,
  path: 'imports/new',
  component: lazyRouteComponent(() => import('../features/imports/new-import-page.js'), 'NewImportPage'),
});
const findings = createRoute({
  getParentRoute: () => signedIn,
  path: '/findings',
  validateSearch: readFindingSearch,
  component: lazyRouteComponent(() => import('../features/findings/findings-page.js'), 'FindingsPage'),
});
const finding = createRoute({
  getParentRoute: () => signedIn,
  path: '/findings/$findingId',
  component: lazyRouteComponent(() => import('../features/findings/finding-page.js'), 'FindingPage'),
});
const advisory = createRoute({
  getParentRoute: () => signedIn,
  path: '/advisories/$advisoryId',
  component: lazyRouteComponent(() => import('../features/advisories/advisory-page.js'), 'AdvisoryPage'),
});
const projectPolicy = createRoute({
  getParentRoute: () => project,
  path: 'policy',
  component: lazyRouteComponent(() => import('../features/policies/verdict-page.js'), 'VerdictPage'),
});
const policy = createRoute({
  getParentRoute: () => signedIn,
  path: '/organisations/$organisationId/policy',
  component: lazyRouteComponent(() => import('../features/policies/policy-page.js'), 'PolicyPage'),
});
const importDiff = createRoute({
  getParentRoute: () => signedIn,
  path: '/imports/$importId/diff',
  validateSearch: readDiffSearch,
  component: lazyRouteComponent(() => import('../features/diffs/diff-page.js'), 'DiffPage'),
});
const aPackage = createRoute({
  getParentRoute: () => signedIn,
  path: '/packages/$purl',
  validateSearch: readPackageSearch,
  component: lazyRouteComponent(() => import('../features/packages/package-page.js'), 'PackagePage'),
});
const watching = createRoute({
  getParentRoute: () => signedIn,
  path: '/watching',
  component: lazyRouteComponent(() => import('../features/watches/watching-page.js'), 'WatchingPage'),
});
const tokens = createRoute({
  getParentRoute: () => signedIn,
  path: '/tokens',
  component: lazyRouteComponent(() => import('../features/tokens/tokens-page.js'), 'TokensPage'),
});
const usage = createRoute({
  getParentRoute: () => signedIn,
  path: '/usage',
  component: lazyRouteComponent(() => import('../features/usage/usage-page.js'), 'UsagePage'),
});
const inbox = createRoute({
  getParentRoute: () => signedIn,
  path: '/inbox',
  validateSearch: readInboxSearch,
  component: lazyRouteComponent(() => import('../features/inbox/inbox-page.js'), 'InboxPage'),
});
const rules = createRoute({
  getParentRoute: () => signedIn,
  path: '/alerts',
  validateSearch: readOwnerSearch,
  component: lazyRouteComponent(() => import('../features/alerts/rules-page.js'), 'RulesPage'),
});
const newRule = createRoute({
  getParentRoute: () => signedIn,
  path: '/alerts/new',
  validateSearch: readRuleSearch,
  component: lazyRouteComponent(() => import('../features/alerts/new-rule-page.js'), 'NewRulePage'),
});
const alertSettings = createRoute({
  getParentRoute: () => signedIn,
  path: '/alerts/settings',
  validateSearch: readOwnerSearch,
  component: lazyRouteComponent(() => import('../features/alerts/alert-settings-page.js'), 'AlertSettingsPage'),
});
const rule = createRoute({
  getParentRoute: () => signedIn,
  path: '/alerts/$ruleId',
  component: lazyRouteComponent(() => import('../features/alerts/rule-page.js'), 'RulePage'),
});
const channels = createRoute({
  getParentRoute: () => signedIn,
  path: '/channels',
  validateSearch: readOwnerSearch,
  component: lazyRouteComponent(() => import('../features/channels/channels-page.js'), 'ChannelsPage'),
});
const channel = createRoute({
  getParentRoute: () => signedIn,
  path: '/channels/$channelId',
  validateSearch: readLogSearch,
  component: lazyRouteComponent(() => import('../features/channels/channel-page.js'), 'ChannelPage'),
});
const status = createRoute({
  getParentRoute: () => signedIn,
  path: '/status',
  component: lazyRouteComponent(() => import('../features/status/status-page.js'), 'StatusPage'),
});
const elsewhere = createRoute({ getParentRoute: () => signedIn, path: '$', component: NotFoundPage });

const ofProject = [
  projectOverview,
  projectFindings,
  projectComponents,
  projectNotAssessed,
  projectPolicy,
  projectImports,
  projectImport,
  projectFeed,
];

export const routeTree = root.addChildren([
  signIn,
  signUp,
  support,
  confirmAddress,
  unsubscribe,
  signedIn.addChildren([
    feed,
    projects,
    newProject,
    project.addChildren(ofProject),
    findings,
    finding,
    advisory,
    importDiff,
    policy,
    aPackage,
    watching,
    tokens,
    usage,
    inbox,
    rules,
    newRule,
    alertSettings,
    rule,
    channels,
    channel,
    status,
    elsewhere,
  ]),
]);
