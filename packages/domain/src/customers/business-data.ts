import type { CustomerScope } from './customer-scope.js';
import type { BusinessData } from './data-set.js';

const all = { omit: [] } as const;
const inOrganisations = ({ organisationIds }: CustomerScope) => ({ organisationId: { in: organisationIds } });
const ofUsers = ({ userIds }: CustomerScope) => ({ userId: { in: userIds } });
const ownedBy = (scope: CustomerScope) => ({ OR: [inOrganisations(scope), ofUsers(scope)] });
const elsewhere = ({ organisationIds }: CustomerScope) => ({ NOT: { organisationId: { in: organisationIds } } });

type Declared = Omit<BusinessData, 'store' | 'name'> & { name?: string };

/** In Postgres, in the order of an export: first who they are, then what is theirs. */
const declared: readonly Declared[] = [
  {
    model: 'User',
    of: 'person',
    where: ({ userIds }) => ({ id: { in: userIds } }),
    exported: all,
    // The last of all: with it go those that a cascade removes.
    erased: { how: 'cascade' },
  },
  {
    model: 'Organisation',
    of: 'organisation',
    where: ({ organisationIds }) => ({ id: { in: organisationIds } }),
    exported: all,
    erased: { how: 'cascade' },
  },
  {
    model: 'Membership',
    of: 'both',
    where: ownedBy,
    include: {
      user: { select: { name: true, email: true } },
      organisation: { select: { name: true } },
    },
    exported: all,
    erased: { how: 'at-once' },
  },
  {
    model: 'Account',
    of: 'person',
    where: ofUsers,
    exported: { omit: ['accessToken', 'refreshToken', 'idToken', 'password'] },
    erased: { how: 'at-once' },
  },
  {
    model: 'Session',
    of: 'person',
    where: ofUsers,
    exported: { not: 'whoever has a session is signed in' },
    erased: { how: 'at-once' },
  },
  {
    model: 'Verification',
    of: 'person',
    where: ({ userIds, emails }) => ({ OR: [{ identifier: { in: emails } }, { value: { in: userIds } }] }),
    exported: { not: 'links that were sent and not used' },
    erased: { how: 'at-once' },
  },
  {
    model: 'ApiToken',
    of: 'both',
    where: (scope) => ({ OR: [inOrganisations(scope), { createdById: { in: scope.userIds } }] }),
    exported: { omit: ['hash'] },
    erased: { how: 'at-once' },
  },
  {
    model: 'SupportCode',
    of: 'person',
    where: ofUsers,
    exported: { not: 'staff open a session with it' },
    erased: { how: 'at-once' },
  },
  {
    model: 'OrganisationPolicy',
    of: 'organisation',
    where: inOrganisations,
    exported: all,
    erased: { how: 'cascade' },
  },
  {
    name: 'policy-author',
    model: 'OrganisationPolicy',
    of: 'person',
    where: (scope) => ({ updatedById: { in: scope.userIds }, ...elsewhere(scope) }),
    exported: { not: 'the policy is another organisation’s' },
    erased: { how: 'anonymise', as: { updatedById: null } },
  },
  { model: 'ImportCount', of: 'organisation', where: inOrganisations, exported: all, erased: { how: 'cascade' } },
  { model: 'Project', of: 'organisation', where: inOrganisations, exported: all, erased: { how: 'cascade' } },
  {
    name: 'project-author',
    model: 'Project',
    of: 'person',
    where: (scope) => ({ createdById: { in: scope.userIds }, ...elsewhere(scope) }),
    exported: { not: 'the project is another organisation’s' },
    erased: { how: 'anonymise', as: { createdById: null } },
  },
  { model: 'Watch', of: 'person', where: ofUsers, exported: all, erased: { how: 'delete' } },
  {
    model: 'RuleChannel',
    of: 'both',
    where: (scope) => ({ rule: ownedBy(scope) }),
    exported: all,
    erased: { how: 'delete' },
  },
  { model: 'AlertRule', of: 'both', where: ownedBy, exported: all, erased: { how: 'delete' } },
  {
    model: 'Channel',
    of: 'both',
    where: ownedBy,
    exported: { omit: ['target', 'secret', 'feedHash'] },
    erased: { how: 'delete' },
  },
  { model: 'Mute', of: 'both', where: ownedBy, exported: all, erased: { how: 'delete' } },
  // What tells that somebody has had their first rules: it goes with them, or they would get new ones.
  { model: 'AlertSettings', of: 'both', where: ownedBy, exported: all, erased: { how: 'cascade' } },
  {
    model: 'SupportNote',
    of: 'both',
    where: ownedBy,
    exported: { not: 'staff wrote them for staff' },
    erased: { how: 'delete' },
  },
  {
    model: 'CustomerRequestPiece',
    of: 'both',
    where: (scope) => ({ request: subjects(scope) }),
    exported: { not: 'parts of earlier exports' },
    erased: { how: 'delete' },
  },
  {
    model: 'CustomerRequest',
    of: 'both',
    // Of the one that is under way the name goes when it is done.
    where: (scope) => ({ ...subjects(scope), kind: 'export', subjectName: { not: '' } }),
    exported: { not: 'staff’s own record of what was asked' },
    erased: { how: 'anonymise', as: { subjectName: '', scope: {}, expiresAt: new Date(0) } },
  },
  {
    model: 'FeatureFlag',
    of: 'organisation',
    where: ({ organisationIds }) => ({ organisationIds: { hasSome: organisationIds } }),
    exported: { not: 'a setting of ours' },
    erased: { how: 'keep', because: 'a setting of ours; it holds an id that leads nowhere any more' },
  },
  {
    model: 'AuditEntry',
    of: 'both',
    where: ({ organisationIds, userIds }) => ({
      OR: [
        { screen: 'organisation', objectId: { in: organisationIds } },
        { screen: 'user', objectId: { in: userIds } },
      ],
    }),
    exported: { not: 'the record of what staff did' },
    erased: { how: 'keep', because: 'the record of what staff did; nobody can change or remove it' },
  },
];

export const businessData: readonly BusinessData[] = declared.map((data) => ({
  name: kebabCase(data.model),
  ...data,
  store: 'postgres',
}));

function subjects({ organisationIds, userIds }: CustomerScope) {
  return { subjectId: { in: [...organisationIds, ...userIds] } };
}

function kebabCase(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase();
}
