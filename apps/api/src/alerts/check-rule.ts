import { CodedError, type RuleDraft, type RuleScope } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';
import type { LiveSettings } from '@red-tortoise/domain';
import type { AccessService } from '../access/access.service.js';
import type { Owner } from '../access/owner.js';
import type { Access } from '../accounts/access.guard.js';
import { parsePackagePurl } from '../packages/parse-package-purl.js';

export type RuleText = Omit<RuleDraft, 'organisationId'>;
export interface RuleCheck {
  access: Access;
  owner: Owner;
  /** What the rule listens to until now: a project of it that is gone since keeps nobody from changing the rest. */
  before?: RuleScope;
}

/** The rule as it is stored: only of its owner's projects and channels. Throws `rule.invalid`. */
export async function checkRule<R extends RuleText>(
  stores: { database: Database; access: AccessService; settings: LiveSettings },
  { access, owner, before }: RuleCheck,
  rule: R,
): Promise<R> {
  const { scope, channels, inbox } = rule;
  await checkChannels(stores.database, owner, channels);
  if (scope.kind === 'projects') {
    const { organisationId } = owner;
    const theirs = organisationId === null ? access : { ...access, organisationIds: [organisationId] };
    const known = await stores.access.visibleProjects(theirs, scope.projectIds);
    const kept = new Set(before?.kind === 'projects' ? before.projectIds : []);
    if (!scope.projectIds.every((id) => known.has(id) || kept.has(id))) refuse('scope: no such project');
  }
  return {
    ...rule,
    inbox: owner.userId !== null && inbox,
    scope: canonical(scope, stores.settings.current.ecosystemOf),
  };
}

async function checkChannels(
  database: Database,
  { userId, organisationId }: Owner,
  channels: RuleText['channels'],
): Promise<void> {
  const ids = new Set(channels.map(({ channelId }) => channelId));
  if (ids.size < channels.length) refuse('channels: one of them stands there twice');
  const known = await database.channel.count({ where: { id: { in: [...ids] }, userId, organisationId } });
  if (known < ids.size) refuse('channels: no such channel');
}

type EcosystemOf = LiveSettings['current']['ecosystemOf'];

/** Each project and package once, packages as events name them. */
function canonical(scope: RuleScope, ecosystemOf: EcosystemOf): RuleScope {
  if (scope.kind === 'everything') return scope;
  if (scope.kind === 'projects') return { ...scope, projectIds: [...new Set(scope.projectIds)] };
  return { ...scope, packagePurls: [...new Set(scope.packagePurls.map((text) => packagePurl(text, ecosystemOf)))] };
}

function packagePurl(text: string, ecosystemOf: EcosystemOf): string {
  try {
    return parsePackagePurl(text, ecosystemOf).packagePurl;
  } catch {
    return refuse(`scope: ${text} is not the purl of a package`);
  }
}

function refuse(detail: string): never {
  throw new CodedError('rule.invalid', detail);
}
