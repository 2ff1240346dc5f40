import { randomUUID } from 'node:crypto';
import type { ChannelKind, Event, EventType, RuleConditions, RuleScope, SendTime } from '@red-tortoise/contracts';
import type { Database } from '@red-tortoise/database';
import { contentId, type EventDocument, EventModel, ProjectPackageModel, toEvent } from '@red-tortoise/documents';
import type { ProjectScope } from '../../context.js';

type Owned = { userId: string } | { organisationId: string };

export const lodash = 'pkg:npm/lodash';
export const minimalConditions = {
  minimumSeverity: null,
  directOnly: false,
  productionOnly: false,
  levels: null,
  prereleases: false,
  onlyWithFix: false,
};

/** A project uses a package, since always unless said otherwise. */
export async function usePackage(
  { projectId, organisationId }: ProjectScope,
  packagePurl = lodash,
  how: { direct?: boolean; dev?: boolean; addedAt?: Date } = {},
): Promise<void> {
  const name = packagePurl.slice('pkg:npm/'.length);
  await ProjectPackageModel.create({
    _id: `${projectId}/${packagePurl}`,
    projectId,
    organisationId,
    packagePurl,
    name,
    version: '1.0.0',
    direct: how.direct ?? true,
    dev: how.dev ?? false,
    path: [`${name}@1.0.0`],
    addedAt: how.addedAt ?? new Date(0),
    feed: 'current',
  });
}

interface RuleChange {
  scope?: RuleScope;
  conditions?: Partial<RuleConditions>;
  channels?: readonly (readonly [channelId: string, when: SendTime])[];
  activeSince?: Date;
  snoozedUntil?: Date;
  enabled?: boolean;
  inbox?: boolean;
}

/** A rule that hears of every release, unless said otherwise. */
export async function createRule(database: Database, owner: Owned, change: RuleChange = {}): Promise<string> {
  const { scope = { kind: 'everything' }, conditions, channels = [], activeSince = new Date(0), ...rest } = change;
  const { id } = await database.alertRule.create({
    data: {
      ...owner,
      ...rest,
      name: 'Test',
      scope,
      conditions: { ...minimalConditions, types: ['package.released'], ...conditions },
      activeSince,
      channels: {
        create: channels.map(([channelId, when]) => ({ channelId, when: when === 'at-once' ? 'at_once' : when })),
      },
    },
  });
  return id;
}

export async function createChannel(
  database: Database,
  owner: Owned,
  kind: ChannelKind = 'email',
  change: { state?: 'unconfirmed' | 'active' | 'paused'; pauseCause?: 'owner' | 'unsubscribed' } = {},
): Promise<string> {
  const { id } = await database.channel.create({
    data: { ...owner, kind, name: kind, targetShown: 'test', state: 'active', ...change },
  });
  return id;
}

let told = 0;

/** Something that has just happened, stored as its pipeline stores it. Each call is another event. */
export async function happen(type: EventType, subject = lodash, change: Partial<EventDocument> = {}): Promise<Event> {
  const at = new Date();
  const data = type === 'package.released' ? release(++told) : { told: ++told };
  const stored: EventDocument = {
    _id: contentId(type, subject, randomUUID()),
    type,
    subject,
    key: subject,
    occurredAt: at,
    observedAt: at,
    schemaVersion: 1,
    historical: false,
    published: true,
    ...change,
    data: { ...data, ...change.data },
  };
  await EventModel.create(stored);
  return toEvent(stored);
}

const release = (number: number) => ({
  version: `1.${number}.0`,
  previousVersion: null,
  level: 'minor',
  publisher: 'somebody',
});

/** What `finding.opened` says of a project's finding. */
export async function openFinding(
  { projectId }: ProjectScope,
  packagePurl = lodash,
  severity = 'high',
  change: Partial<EventDocument> = {},
): Promise<Event> {
  const name = packagePurl.slice('pkg:npm/'.length);
  return await happen('finding.opened', `project:${projectId}`, {
    ...change,
    data: {
      findingId: randomUUID().replaceAll('-', ''),
      projectId,
      purl: `${packagePurl}@1.0.0`,
      packagePurl,
      name,
      version: '1.0.0',
      direct: true,
      dev: false,
      names: ['CVE-1'],
      summary: '',
      severity,
      malicious: false,
      fixable: true,
      cause: 'advisory',
      importId: null,
      ...change.data,
    },
  });
}
