import type { RuleScope } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';
import { projectAudience } from '../feed/feed-entry.js';
import type { AlertOwner } from './alert-owner.js';
import { loadMutes } from './load-mutes.js';
import { findingsAbout } from './scope-of-rule.js';

type Filter = Record<string, unknown>;

/** What a rule would have listened to: feed entries that meet all of these filters, and the projects among them. */
export interface PreviewScope {
  filters: Filter[];
  /** The events of findings among all that there are: what imports did to them has no entries. */
  findings: Filter;
  /** How many entries one event may have among them. */
  feeds: number;
  projectIds: string[];
}

/** What the owner may see now, as far as the scope goes, and without what they have muted. */
export async function findPreviewScope(
  database: Database,
  owner: AlertOwner,
  scope: RuleScope,
  since: Date,
): Promise<PreviewScope> {
  const [organisationIds, mutedBy] = await Promise.all([
    findOrganisations(database, owner),
    loadMutes(database, [owner], new Date()),
  ]);
  const muted = mutedBy(owner.id);
  const projects = await database.project.findMany({
    where: { organisationId: { in: organisationIds } },
    select: { id: true, deletedAt: true },
  });
  const isHeard = ({ id, deletedAt }: (typeof projects)[number]) =>
    deletedAt === null && !muted.audiences.has(projectAudience(id));
  const heard = projects.filter(isHeard).map(({ id }) => id);
  const projectIds = scope.kind === 'projects' ? scope.projectIds.filter((id) => heard.includes(id)) : heard;
  const silent = projects.filter((project) => !isHeard(project)).map(({ id }) => projectAudience(id));
  const entries: Filter =
    scope.kind === 'projects'
      ? { audience: oneOf(projectIds.map(projectAudience)) }
      : { owner: oneOf([...new Set([...organisationIds, owner.id])]), ...noneOf('audience', silent) };
  const filters: Filter[] = [{ ...entries, occurredAt: { $gte: since } }];
  if (scope.kind === 'packages') {
    const eventIds = await findingsAbout(scope.packagePurls, projectIds, since);
    filters.push({ $or: [{ packagePurl: { $in: scope.packagePurls } }, { eventId: { $in: eventIds } }] });
  }
  if (muted.packagePurls.size > 0) {
    const purls = [...muted.packagePurls];
    const eventIds = await findingsAbout(purls, projectIds, since);
    filters.push({ ...noneOf('packagePurl', purls), ...noneOf('eventId', eventIds) });
  }
  const heardOf = {
    ...(scope.kind === 'packages' ? { $in: scope.packagePurls } : {}),
    ...(muted.packagePurls.size > 0 ? { $nin: [...muted.packagePurls] } : {}),
  };
  const findings: Filter = {
    subject: { $in: projectIds.map(projectAudience) },
    occurredAt: { $gte: since },
    ...(Object.keys(heardOf).length > 0 ? { 'data.packagePurl': heardOf } : {}),
  };
  const watched = scope.kind !== 'projects' && owner.kind === 'person' ? 1 : 0;
  return { filters, findings, feeds: projectIds.length + watched, projectIds };
}

async function findOrganisations(database: Database, { id, kind }: AlertOwner): Promise<string[]> {
  if (kind === 'organisation') return [id];
  const memberships = await database.membership.findMany({ where: { userId: id }, select: { organisationId: true } });
  return memberships.map(({ organisationId }) => organisationId);
}

/** Said as an equality where it is one, so that an index gives the order too. */
const oneOf = (values: readonly string[]) => (values.length === 1 ? values[0] : { $in: [...values] });
const noneOf = (field: string, values: readonly string[]): Filter =>
  values.length === 0 ? {} : { [field]: { $nin: [...values] } };
