import {
  ActivityWindowModel,
  AlertModel,
  BudgetPlaceModel,
  ComponentModel,
  DeliveryModel,
  DigestItemModel,
  EventModel,
  FeedEntryModel,
  FindingModel,
  FindingTrendModel,
  ImportContentModel,
  ImportModel,
  NotAssessedModel,
  ProjectPackageModel,
  ProjectStateModel,
} from '@red-tortoise/documents';
import { organisationSubject } from '../activity/windows-of.js';
import { projectAudience, watchAudience } from '../feed/feed-entry.js';
import type { CustomerScope } from './customer-scope.js';
import type { ApplicationData, Erasure } from './data-set.js';

const all = { omit: [] } as const;
const withProject: Erasure = { how: 'with-project' };
const del: Erasure = { how: 'delete' };

/** Documents whose ids begin with the holder's: a range of the index that every collection has. */
const idsUnder = (prefix: string) => ({ _id: { $gte: `${prefix}/`, $lt: `${prefix}0` } });

/** In MongoDB, in the order of an export. */
export const applicationData: readonly ApplicationData[] = (
  [
    {
      name: 'project-state',
      model: ProjectStateModel,
      of: 'organisation',
      per: 'project',
      filter: (id) => ({ _id: id }),
      exported: all,
      erased: withProject,
    },
    {
      name: 'project-package',
      model: ProjectPackageModel,
      of: 'organisation',
      per: 'project',
      filter: idsUnder,
      exported: all,
      erased: withProject,
    },
    {
      name: 'import',
      model: ImportModel,
      of: 'organisation',
      per: 'project',
      filter: (projectId) => ({ projectId }),
      exported: all,
      erased: withProject,
    },
    {
      name: 'import-content',
      model: ImportContentModel,
      of: 'organisation',
      per: 'import',
      filter: (importId) => ({ importId }),
      exported: { not: 'pieces of a manifest that is being read; they go once it is' },
      erased: withProject,
    },
    {
      name: 'component',
      model: ComponentModel,
      of: 'organisation',
      per: 'import',
      filter: idsUnder,
      exported: all,
      erased: withProject,
    },
    {
      name: 'not-assessed',
      model: NotAssessedModel,
      of: 'organisation',
      per: 'import',
      filter: idsUnder,
      exported: all,
      erased: withProject,
    },
    {
      name: 'finding',
      model: FindingModel,
      of: 'organisation',
      per: 'project',
      filter: (projectId) => ({ projectId }),
      exported: all,
      erased: withProject,
    },
    {
      name: 'finding-decision',
      model: FindingModel,
      of: 'person',
      per: 'person',
      // Wherever it was: also in organisations that they left since.
      filter: (userId) => ({ $or: [{ 'triage.userId': userId }, { 'history.userId': userId }] }),
      exported: { not: 'the finding is another organisation’s' },
      erased: { how: 'anonymise', as: withoutTheirs },
    },
    {
      name: 'finding-signature',
      model: FindingModel,
      of: 'person',
      per: 'colleagues',
      // Written before ids were kept: of these only the name says whose they are.
      filter: (organisationId, { names }) => ({
        organisationId,
        // Null finds what is missing as well; asked for by `$exists`, the sparse index is taken, which has none of them.
        history: { $elemMatch: { by: { $in: named(names) }, userId: null } },
      }),
      exported: { not: 'the finding is another organisation’s' },
      erased: { how: 'anonymise', as: withoutName },
    },
    {
      name: 'finding-trend',
      model: FindingTrendModel,
      of: 'organisation',
      per: 'project',
      filter: idsUnder,
      exported: all,
      erased: withProject,
    },
    {
      name: 'event',
      model: EventModel,
      of: 'organisation',
      per: 'project',
      filter: (projectId) => ({ subject: `project:${projectId}` }),
      exported: { omit: ['published', 'partition', 'offset'] },
      erased: withProject,
    },
    {
      name: 'feed-entry',
      model: FeedEntryModel,
      of: 'organisation',
      per: 'project',
      filter: (projectId) => idsUnder(projectAudience(projectId)),
      exported: { omit: ['partition', 'offset'] },
      erased: withProject,
    },
    {
      name: 'watch-entry',
      model: FeedEntryModel,
      of: 'person',
      per: 'person',
      filter: (userId) => idsUnder(watchAudience(userId)),
      exported: { omit: ['partition', 'offset'] },
      erased: del,
    },
    {
      name: 'activity-window',
      model: ActivityWindowModel,
      of: 'organisation',
      per: 'organisation',
      filter: (organisationId) => idsUnder(organisationSubject(organisationId)),
      exported: { omit: ['marks', 'late'] },
      erased: del,
    },
    {
      name: 'alert',
      model: AlertModel,
      of: 'both',
      per: 'owner',
      filter: (owner) => ({ owner }),
      exported: all,
      erased: del,
    },
    {
      name: 'digest-item',
      model: DigestItemModel,
      of: 'both',
      per: 'owner',
      filter: (owner) => ({ owner }),
      exported: all,
      erased: del,
    },
    {
      name: 'delivery',
      model: DeliveryModel,
      of: 'both',
      per: 'owner',
      filter: (owner) => ({ owner }),
      exported: all,
      erased: del,
    },
    {
      name: 'budget-place',
      model: BudgetPlaceModel,
      of: 'both',
      per: 'owner',
      filter: idsUnder,
      exported: { not: 'counts of a few days' },
      erased: del,
    },
  ] satisfies Omit<ApplicationData, 'store'>[]
).map((data) => ({ ...data, store: 'mongodb' }));

/** Who decided in another organisation, in words that are nobody's. */
const erasedPerson = 'Erased person';

/** Updates that leave the decisions as they are, and take the name away. */
function withoutTheirs({ userIds }: CustomerScope): object[] {
  const isTheirs = (id: string) => ({ $in: [id, { $literal: userIds }] });
  const triage = { $cond: [isTheirs('$triage.userId'), { $mergeObjects: ['$triage', nobodys] }, '$triage'] };
  return [{ $set: { history: unsignedWhere(isTheirs('$$entry.userId')), triage } }];
}

function withoutName({ names }: CustomerScope): object[] {
  const hasNoId = { $eq: [{ $ifNull: ['$$entry.userId', null] }, null] };
  const isNamed = { $in: ['$$entry.by', { $literal: named(names) }] };
  return [{ $set: { history: unsignedWhere({ $and: [hasNoId, isNamed] }) } }];
}

/** Who is called as the erased are would be found for ever. */
const named = (names: readonly string[]) => names.filter((name) => name !== erasedPerson);

const nobodys = { by: erasedPerson, userId: null };

function unsignedWhere(condition: object): object {
  const entry = { $cond: [condition, { $mergeObjects: ['$$entry', nobodys] }, '$$entry'] };
  return { $map: { input: '$history', as: 'entry', in: entry } };
}
