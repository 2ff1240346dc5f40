import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Event, RuleConditions, RuleScope } from '@red-tortoise/contracts';
import { type FeedEntryDocument, FeedEntryModel, ImportModel } from '@red-tortoise/documents';
import { createProjectRows, openStores, type TestStores } from '@red-tortoise/testing';
import type { ProjectScope } from '../context.js';
import { feedEntry, projectAudience, watchAudience } from '../feed/feed-entry.js';
import { currentLocalDate, dateAfter, mondayOf } from './local-time.js';
import { previewRule } from './preview-rule.js';
import { ruleLetsThrough } from './rule-lets-through.js';
import { createChannel, happen, lodash, minimalConditions, openFinding } from './test-support/alert-world.js';

let stores: TestStores;
let mine: ProjectScope & { userId: string };
let second: ProjectScope;
let theirs: ProjectScope & { userId: string };
beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());
beforeEach(async () => {
  await stores.empty();
  mine = await createProjectRows(stores.database);
  theirs = await createProjectRows(stores.database);
  const { organisationId } = mine;
  const { id: projectId } = await stores.database.project.create({ data: { organisationId, name: 'second' } });
  second = { organisationId, projectId };
});

const react = 'pkg:npm/react';
const day = 24 * 60 * 60 * 1_000;
const ago = (days: number) => new Date(Date.now() - days * day);
const everything: RuleScope = { kind: 'everything' };
const releases: RuleConditions = { ...minimalConditions, types: ['package.released'] };
const preview = (scope: RuleScope, conditions = releases, days = 90, channels: [string, 'at-once' | 'daily'][] = []) =>
  previewRule(
    stores.database,
    { id: mine.userId, kind: 'person' },
    { scope, conditions, channels: channels.map(([channelId, when]) => ({ channelId, when })) },
    days,
  );

/** Puts an event into a project's feed, or into that of somebody who watches, as history. */
async function feed(event: Event, to: ProjectScope | string, how = { direct: true, production: true }) {
  const audience =
    typeof to === 'string'
      ? { owner: to, audience: watchAudience(to) }
      : { owner: to.organisationId, audience: projectAudience(to.projectId) };
  const moments = { occurredAt: new Date(event.occurredAt), observedAt: new Date(event.observedAt) };
  const entry = feedEntry(
    { ...event, _id: event.id, ...moments },
    { ...audience, ...how, since: new Date(0) },
    false,
    null,
  );
  await FeedEntryModel.collection.insertOne(entry as never);
}
const releaseOf = (packagePurl: string, days: number) =>
  happen('package.released', packagePurl, { occurredAt: ago(days) });

/** A few hundred events in all of the feeds, of other people too. */
async function fillFeeds(): Promise<void> {
  await Promise.all(Array.from({ length: 120 }, (_, turn) => fillTurn(turn)));
}

async function fillTurn(turn: number): Promise<void> {
  const occurredAt = ago(turn * 1.3);
  const how = { direct: turn % 2 === 0, production: turn % 3 !== 0 };
  const scopes = [mine, second, theirs].filter((_, place) => (turn + place) % 3 !== 0);
  const purl = turn % 4 === 0 ? react : lodash;
  const released = await happen('package.released', purl, { occurredAt, data: { level: levels[turn % 4] } });
  for (const scope of scopes) await feed(released, scope, how);
  if (turn % 5 === 0) await feed(released, mine.userId);
  if (turn % 7 !== 0) return;
  const told = { occurredAt, data: { malicious: turn % 14 === 0, fixable: turn % 3 === 0 } };
  for (const scope of scopes) await feed(await openFinding(scope, purl, severities[turn % 4], told), scope, how);
}
const levels = ['major', 'minor', 'patch', 'prerelease'];
const severities = ['critical', 'high', 'low', 'unknown'];

/** By hand, over everything that is stored. */
async function countByHand(audiences: readonly string[], conditions: RuleConditions, days: number) {
  const from = dateAfter(currentLocalDate('UTC'), 1 - days);
  const entries = await FeedEntryModel.find({}).lean<FeedEntryDocument[]>();
  const seen = entries.filter(
    (entry) =>
      audiences.includes(entry.audience) &&
      ruleLetsThrough(conditions, entry) &&
      entry.occurredAt.toISOString().slice(0, 10) >= from,
  );
  const events = new Map(seen.map((entry) => [entry.eventId, entry]));
  const weeks = new Map<string, number>();
  const types = new Map<string, number>();
  for (const { occurredAt, type } of events.values()) {
    const monday = mondayOf(occurredAt.toISOString().slice(0, 10));
    weeks.set(monday, (weeks.get(monday) ?? 0) + 1);
    types.set(type, (types.get(type) ?? 0) + 1);
  }
  return { alerts: events.size, weeks: Object.fromEntries(weeks), types: Object.fromEntries(types) };
}

describe('a preview', () => {
  it.each<[string, number, Partial<RuleConditions>]>([
    ['of everything', 90, { types: ['package.released', 'finding.opened'], prereleases: true }],
    ['of releases worth a look', 30, { levels: ['major', 'minor'], directOnly: true }],
    ['of bad findings with a fix', 366, { types: ['finding.opened'], minimumSeverity: 'high', onlyWithFix: true }],
    ['of what is in production', 7, { productionOnly: true, prereleases: true }],
    ['of today', 1, {}],
  ])('%s counts each event once, as counting by hand does', async (_, days, change) => {
    await fillFeeds();
    const conditions = { ...releases, ...change };
    const audiences = [
      ...[mine, second].map(({ projectId }) => projectAudience(projectId)),
      watchAudience(mine.userId),
    ];
    const expected = await countByHand(audiences, conditions, days);
    const { weeks, types, ...counted } = await preview(everything, conditions, days);
    expect(counted).toMatchObject({ days, alerts: expected.alerts, bounded: false, heldBack: 0 });
    expect(Object.fromEntries(types.map(({ type, alerts }) => [type, alerts]))).toEqual(expected.types);
    const busy = weeks.filter(({ alerts }) => alerts > 0);
    expect(Object.fromEntries(busy.map(({ from, alerts }) => [from, alerts]))).toEqual(expected.weeks);
    expect(weeks.length).toBeGreaterThanOrEqual(Math.floor(days / 7));
    expect(expected.alerts).toBeGreaterThan(0);
  });

  it('of chosen projects sees those of them that are one’s own', async () => {
    await feed(await releaseOf(lodash, 1), mine);
    await feed(await releaseOf(lodash, 2), second);
    await feed(await releaseOf(lodash, 3), theirs);
    const projectIds = [second.projectId, theirs.projectId];
    expect(await preview({ kind: 'projects', projectIds })).toMatchObject({ alerts: 1 });
    expect(await preview({ kind: 'projects', projectIds: [theirs.projectId] })).toMatchObject({
      alerts: 0,
      examples: [],
    });
  });

  it('of packages knows their findings', async () => {
    await feed(await releaseOf(lodash, 1), mine);
    await feed(await releaseOf(react, 1), mine);
    await feed(await openFinding(mine, lodash), mine);
    await feed(await openFinding(mine, react), mine);
    const types: RuleConditions['types'] = ['package.released', 'finding.opened'];
    const { alerts, examples } = await preview({ kind: 'packages', packagePurls: [lodash] }, { ...releases, types });
    expect(alerts).toBe(2);
    expect(examples.map(({ event }) => event.type).toSorted()).toEqual(['finding.opened', 'package.released']);
  });

  it('leaves out what is muted, findings of a muted package too', async () => {
    await feed(await releaseOf(lodash, 1), mine);
    await feed(await releaseOf(react, 1), mine);
    await feed(await openFinding(mine, lodash), mine);
    await feed(await releaseOf(react, 2), second);
    const types: RuleConditions['types'] = ['package.released', 'finding.opened'];
    const count = async () => (await preview(everything, { ...releases, types })).alerts;
    expect(await count()).toBe(4);
    await stores.database.mute.create({ data: { userId: mine.userId, subject: lodash } });
    expect(await count()).toBe(2);
    await stores.database.mute.create({
      data: { userId: mine.userId, subject: projectAudience(second.projectId), until: ago(-1) },
    });
    expect(await count()).toBe(1);
  });

  it('of an organisation sees its projects, and nothing that its members watch', async () => {
    await feed(await releaseOf(lodash, 1), mine);
    await feed(await releaseOf(react, 1), mine.userId);
    const owner = { id: mine.organisationId, kind: 'organisation' as const };
    const rule = { scope: everything, conditions: releases, channels: [] };
    expect(await previewRule(stores.database, owner, rule, 90)).toMatchObject({ alerts: 1 });
    expect(await preview(everything)).toMatchObject({ alerts: 2 });
  });

  it('counts what later imports opened, which is in no feed, as alerts do', async () => {
    const types: RuleConditions['types'] = ['package.released', 'finding.opened'];
    const imported = (scope: ProjectScope, days: number, firstImport: boolean, packagePurl = lodash) =>
      openFinding(scope, packagePurl, 'high', {
        occurredAt: ago(days),
        data: { cause: 'import', importId: 'i', firstImport },
      });
    await feed(await releaseOf(lodash, 2), mine);
    const newest = await imported(mine, 1, false);
    await imported(second, 3, false, react);
    for (const scope of [mine, second]) await imported(scope, 4, true);
    await imported(theirs, 1, false);
    const found = await preview(everything, { ...releases, types });
    expect(found).toMatchObject({ alerts: 3 });
    expect(found.examples[0]).toEqual({ event: newest, projectIds: [mine.projectId] });
    expect(found.examples).toHaveLength(3);
    const ofReact: RuleScope = { kind: 'packages', packagePurls: [react] };
    expect(await preview(ofReact, { ...releases, types })).toMatchObject({ alerts: 1 });
    await stores.database.mute.create({ data: { userId: mine.userId, subject: lodash } });
    expect(await preview(everything, { ...releases, types })).toMatchObject({ alerts: 1 });
  });

  it('shows the newest five, with their projects', async () => {
    for (let days = 9; days > 1; days--) await feed(await releaseOf(lodash, days), mine);
    const newest = await releaseOf(react, 1);
    await feed(newest, mine);
    await feed(newest, second);
    const { examples } = await preview(everything);
    expect(examples).toHaveLength(5);
    expect(examples[0]?.event).toEqual(newest);
    expect(examples[0]?.projectIds.toSorted()).toEqual([mine.projectId, second.projectId].toSorted());
    const moments = examples.map(({ event }) => event.occurredAt);
    expect(moments).toEqual(moments.toSorted().toReversed());
  });

  it('says how many the noise budget had held back, of a rule that goes out to people at once', async () => {
    const settings = { timeZone: 'UTC', dailyBudget: 2, digestHour: 8, digestWeekday: 1 };
    await stores.database.alertSettings.create({ data: { userId: mine.userId, ...settings } });
    for (const days of [3, 3, 3, 3, 3, 2, 1]) await feed(await releaseOf(lodash, days), mine);
    const mail = await createChannel(stores.database, { userId: mine.userId });
    const hook = await createChannel(stores.database, { userId: mine.userId }, 'webhook');
    expect(await preview(everything, releases, 90, [[mail, 'at-once']])).toMatchObject({ alerts: 7, heldBack: 3 });
    const slack = await createChannel(stores.database, { userId: mine.userId }, 'slack');
    const both: [string, 'at-once'][] = [mail, slack].map((id) => [id, 'at-once']);
    expect(await preview(everything, releases, 90, both)).toMatchObject({ alerts: 7, heldBack: 4 });
    expect(await preview(everything, releases, 90, [[mail, 'daily']])).toMatchObject({ heldBack: 0 });
    expect(await preview(everything, releases, 90, [[hook, 'at-once']])).toMatchObject({ heldBack: 0 });
  });

  it('says since when findings are known: since the first import', async () => {
    expect(await preview(everything)).toMatchObject({ findingsSince: null });
    const common = { projectId: mine.projectId, organisationId: mine.organisationId, state: 'done' };
    await ImportModel.collection.insertMany([
      { ...common, _id: 'later' as never, sha256: '1', createdAt: ago(5) },
      { ...common, _id: 'first' as never, sha256: '2', createdAt: ago(9) },
    ]);
    const { findingsSince } = await preview(everything);
    expect(findingsSince?.slice(0, 10)).toBe(ago(9).toISOString().slice(0, 10));
  });
});
