import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Event } from '@red-tortoise/contracts';
import {
  type AlertDocument,
  AlertModel,
  BudgetPlaceModel,
  type DeliveryDocument,
  DeliveryModel,
  type DigestItemDocument,
  DigestItemModel,
  ProjectStateModel,
} from '@red-tortoise/documents';
import { createProjectRows, openStores, type TestStores } from '@red-tortoise/testing';
import type { ProjectScope } from '../context.js';
import { watchPackage } from '../watches/watch-package.js';
import { holdBackWaiting } from './hold-back-waiting.js';
import { loadRules } from './load-rules.js';
import { raiseAlerts } from './raise-alerts.js';
import { settleForgotten } from './settle-alerts.js';
import { createChannel, createRule, happen, lodash, openFinding, usePackage } from './test-support/alert-world.js';

let stores: TestStores;
let mine: ProjectScope & { userId: string };
let theirs: ProjectScope & { userId: string };
beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());
beforeEach(async () => {
  await stores.empty();
  mine = await createProjectRows(stores.database);
  theirs = await createProjectRows(stores.database);
  for (const { projectId, organisationId } of [mine, theirs])
    await ProjectStateModel.create({ _id: projectId, organisationId });
  await usePackage(mine);
});

const me = () => ({ userId: mine.userId });
const us = () => ({ organisationId: mine.organisationId });
const raise = (...events: Event[]) => raiseAlerts(stores, events);
const alertsOf = (owner: string) => AlertModel.find({ owner }).sort({ at: 1 }).lean<AlertDocument[]>();
const deliveries = () => DeliveryModel.find({}).lean<DeliveryDocument[]>();
const items = () => DigestItemModel.find({}).lean<DigestItemDocument[]>();

describe('an event', () => {
  it('that several rules of a person let through is one alert, which names them and the projects', async () => {
    const first = await createRule(stores.database, me());
    const second = await createRule(stores.database, me(), { scope: { kind: 'packages', packagePurls: [lodash] } });
    await createRule(stores.database, me(), { conditions: { types: ['package.deprecated'] } });
    const event = await happen('package.released');
    expect((await raise(event)).userIds).toEqual([mine.userId]);
    expect(await alertsOf(mine.userId)).toMatchObject([
      {
        ownerKind: 'person',
        eventId: event.id,
        packagePurl: lodash,
        ruleIds: [first, second],
        projectIds: [mine.projectId],
        watched: false,
        inbox: true,
        state: 'unread',
        heldBack: false,
      },
    ]);
  });

  it('is an alert of each owner who has a rule for it, and of an organisation in nobody’s inbox', async () => {
    await createRule(stores.database, me());
    await createRule(stores.database, us());
    await raise(await happen('package.released'));
    expect(await alertsOf(mine.userId)).toMatchObject([{ inbox: true }]);
    expect(await alertsOf(mine.organisationId)).toMatchObject([{ inbox: false, ownerKind: 'organisation' }]);
  });

  it('of a package that somebody watches is theirs, without any project', async () => {
    await watchPackage(stores, theirs.userId, { packagePurl: lodash, ecosystem: 'npm', name: 'lodash' });
    await createRule(stores.database, { userId: theirs.userId });
    await raise(await happen('package.released'));
    expect(await alertsOf(theirs.userId)).toMatchObject([{ watched: true, projectIds: [] }]);
  });

  it('about a finding is one of its package too', async () => {
    await createRule(stores.database, me(), {
      scope: { kind: 'packages', packagePurls: [lodash] },
      conditions: { types: ['finding.opened'] },
    });
    await raise(await openFinding(mine), await openFinding(mine, 'pkg:npm/ms'));
    expect(await alertsOf(mine.userId)).toMatchObject([{ packagePurl: lodash, severity: 'high' }]);
  });

  it('about a finding that an import opened is one, unless it is the project’s first import', async () => {
    await createRule(stores.database, me(), { conditions: { types: ['finding.opened'] } });
    const byImport = (firstImport?: boolean) =>
      openFinding(mine, lodash, 'high', { data: { cause: 'import', importId: 'i', firstImport } });
    const later = await byImport(false);
    await raise(later, await byImport(true), await byImport());
    expect(await alertsOf(mine.userId)).toMatchObject([{ eventId: later.id }]);
  });

  it('that its rule asks for is told of an import as well', async () => {
    await createRule(stores.database, me(), { conditions: { types: ['project.imported'] } });
    await raise(await happen('project.imported', `project:${mine.projectId}`));
    expect(await alertsOf(mine.userId)).toHaveLength(1);
  });
});

describe('nothing is sent', () => {
  const nothing = async () => {
    expect(await AlertModel.countDocuments({})).toBe(0);
    expect(await deliveries()).toEqual([]);
    expect(await BudgetPlaceModel.countDocuments({})).toBe(0);
  };

  it('of what is muted, a package or a project', async () => {
    const channel = await createChannel(stores.database, me());
    const types = ['package.released' as const, 'finding.opened' as const];
    await createRule(stores.database, me(), { conditions: { types }, channels: [[channel, 'at-once']] });
    await stores.database.mute.create({ data: { ...me(), subject: lodash } });
    await raise(await happen('package.released'), await openFinding(mine));
    await nothing();
    await stores.database.mute.updateMany({ data: { subject: `project:${mine.projectId}` } });
    await raise(await happen('package.released'), await openFinding(mine));
    await nothing();
    await stores.database.mute.updateMany({ data: { until: new Date(Date.now() - 1_000) } });
    await raise(await happen('package.released'));
    expect(await deliveries()).toHaveLength(1);
  });

  it('by a rule that is snoozed or switched off', async () => {
    const snoozedUntil = new Date(Date.now() + 60_000);
    await createRule(stores.database, me(), { snoozedUntil });
    await createRule(stores.database, me(), { enabled: false });
    await raise(await happen('package.released'));
    await nothing();
    await raiseAlerts(stores, [await happen('package.released')], new Date(snoozedUntil.getTime() + 1));
    expect(await alertsOf(mine.userId)).toHaveLength(1);
  });

  it('of what was observed before the rule, or had happened before anybody looked', async () => {
    await createRule(stores.database, me(), { activeSince: new Date() });
    await raise(await happen('package.released', lodash, { observedAt: new Date(Date.now() - 1_000) }));
    await raise(await happen('package.released', lodash, { historical: true }));
    await nothing();
  });

  it('of what was observed before a project used the package', async () => {
    const moment = Date.now();
    await createRule(stores.database, me());
    await usePackage(mine, 'pkg:npm/react', { addedAt: new Date(moment) });
    await raise(await happen('package.released', 'pkg:npm/react', { observedAt: new Date(moment - 1) }));
    await nothing();
    await raise(await happen('package.released', 'pkg:npm/react', { observedAt: new Date(moment) }));
    expect(await alertsOf(mine.userId)).toHaveLength(1);
  });

  it('of a project that is deleted', async () => {
    await createRule(stores.database, me());
    await stores.database.project.update({ where: { id: mine.projectId }, data: { deletedAt: new Date() } });
    await raise(await happen('package.released'));
    await nothing();
  });

  it('to another organisation, whatever its rules name', async () => {
    for (const owner of [{ userId: theirs.userId }, { organisationId: theirs.organisationId }]) {
      await createRule(stores.database, owner);
      await createRule(stores.database, owner, { scope: { kind: 'projects', projectIds: [mine.projectId] } });
      await createRule(stores.database, owner, { scope: { kind: 'packages', packagePurls: [lodash] } });
    }
    await raise(await happen('package.released'), await openFinding(mine));
    await nothing();
  });

  it('to somebody who has left the organisation', async () => {
    await createRule(stores.database, me());
    await stores.database.membership.deleteMany({ where: me() });
    await raise(await happen('package.released'));
    await nothing();
  });

  it('to the channel of somebody else, to one that nobody confirmed, or that was unsubscribed', async () => {
    const foreign = await createChannel(stores.database, { userId: theirs.userId });
    const unconfirmed = await createChannel(stores.database, me(), 'email', { state: 'unconfirmed' });
    const left = await createChannel(stores.database, me(), 'email', { state: 'paused', pauseCause: 'unsubscribed' });
    const channels = [foreign, unconfirmed, left].map((id) => [id, 'at-once'] as const);
    await createRule(stores.database, me(), { channels });
    await raise(await happen('package.released'));
    expect(await alertsOf(mine.userId)).toMatchObject([{ channelIds: [] }]);
    expect(await deliveries()).toEqual([]);
  });
});

describe('channels', () => {
  it('get an alert when the rule says; where several rules name one, as soon as any of them', async () => {
    const [mail, hook, feed, slack] = await Promise.all(
      (['email', 'webhook', 'feed', 'slack'] as const).map((kind) => createChannel(stores.database, me(), kind)),
    );
    await createRule(stores.database, me(), {
      channels: [
        [mail as string, 'weekly'],
        [hook as string, 'at-once'],
        [feed as string, 'at-once'],
        [slack as string, 'weekly'],
      ],
    });
    await createRule(stores.database, me(), { channels: [[slack as string, 'daily']] });
    const event = await happen('package.released');
    const { deliveryIds } = await raise(event);
    const [alert] = await alertsOf(mine.userId);
    expect(alert?.channelIds.toSorted()).toEqual([mail, hook, feed, slack].toSorted());
    expect(alert?.unsent).toBeUndefined();
    expect(await deliveries()).toMatchObject([
      {
        _id: deliveryIds[0],
        channelId: hook,
        channelKind: 'webhook',
        kind: 'alert',
        alertIds: [alert?._id],
        title: expect.stringContaining('lodash'),
        state: 'queued',
      },
    ]);
    const waiting = (await items()).map(({ channelId, when, heldBack }) => [channelId, when, heldBack]);
    expect(waiting.toSorted()).toEqual([[mail, 'weekly', false] as const, [slack, 'daily', false] as const].toSorted());
  });

  it('that are paused get it, too: it waits for them', async () => {
    const channel = await createChannel(stores.database, me(), 'email', { state: 'paused', pauseCause: 'owner' });
    await createRule(stores.database, me(), { channels: [[channel, 'at-once']] });
    await raise(await happen('package.released'));
    expect(await deliveries()).toHaveLength(1);
  });
});

describe('the noise budget', () => {
  const setBudget = (dailyBudget: number) =>
    stores.database.alertSettings.create({
      data: { ...me(), timeZone: 'Europe/Berlin', dailyBudget, digestHour: 8, digestWeekday: 1 },
    });

  it('lets exactly so many out, under two workers at once and repetitions; the rest waits and says so', async () => {
    await setBudget(7);
    const [mail, hook] = await Promise.all([
      createChannel(stores.database, me()),
      createChannel(stores.database, me(), 'webhook'),
    ]);
    await createRule(stores.database, me(), {
      channels: [
        [mail, 'at-once'],
        [hook, 'at-once'],
      ],
    });
    const events = await Promise.all(Array.from({ length: 20 }, () => happen('package.released')));
    const parts = [events.slice(0, 12), events.slice(8), events];
    await Promise.all([...parts, ...parts].map((part) => raise(...part)));
    await raise(...events);
    const sent = await deliveries();
    expect(sent.filter(({ channelId }) => channelId === mail)).toHaveLength(7);
    expect(sent.filter(({ channelId }) => channelId === hook)).toHaveLength(20);
    const all = await alertsOf(mine.userId);
    expect(all.filter(({ heldBack }) => heldBack)).toHaveLength(13);
    for (const item of await items()) expect(item).toMatchObject({ when: 'daily', heldBack: true, channelId: mail });
    const held = new Set(all.filter(({ heldBack }) => heldBack).map(({ _id }) => _id));
    expect(new Set((await items()).map(({ alertId }) => alertId))).toEqual(held);
    expect(await BudgetPlaceModel.countDocuments({})).toBe(7);
  });

  it('counts messages: an alert for two channels takes two places, and waits for the one that has none', async () => {
    await setBudget(3);
    const [mail, slack] = await Promise.all([
      createChannel(stores.database, me()),
      createChannel(stores.database, me(), 'slack'),
    ]);
    await createRule(stores.database, me(), { channels: [mail, slack].map((id) => [id, 'at-once'] as const) });
    await raise(await happen('package.released'), await happen('package.released'));
    expect(await deliveries()).toHaveLength(3);
    expect(await items()).toMatchObject([{ heldBack: true }]);
    expect((await alertsOf(mine.userId)).filter(({ heldBack }) => heldBack)).toHaveLength(1);
  });

  it('goes to the worst of what comes together', async () => {
    await setBudget(1);
    const channel = await createChannel(stores.database, me(), 'slack');
    await createRule(stores.database, me(), {
      conditions: { types: ['package.released', 'finding.opened'] },
      channels: [[channel, 'at-once']],
    });
    const findings = [await openFinding(mine, lodash, 'low'), await openFinding(mine, lodash, 'critical')];
    await raise(await happen('package.released'), ...findings);
    const outcome = (await alertsOf(mine.userId)).map(({ severity, heldBack }) => [severity, heldBack]);
    expect(outcome).toEqual([
      ['low', true],
      ['critical', false],
      [null, true],
    ]);
  });

  it('counts an alert once that a crash cut short before it was written', async () => {
    await setBudget(2);
    const channel = await createChannel(stores.database, me());
    await createRule(stores.database, me(), { channels: [[channel, 'at-once']] });
    const events = [await happen('package.released'), await happen('package.released')];
    const { deliveryIds } = await raise(...events);
    for (const model of [AlertModel, DeliveryModel]) await model.collection.deleteMany({});
    expect(new Set((await raise(...events)).deliveryIds)).toEqual(new Set(deliveryIds));
    expect(await BudgetPlaceModel.countDocuments({})).toBe(2);
  });

  it('is a new one when the owner’s day begins', async () => {
    await setBudget(1);
    const channel = await createChannel(stores.database, me());
    await createRule(stores.database, me(), { channels: [[channel, 'at-once']] });
    for (const moment of ['2026-10-25T22:58:00Z', '2026-10-25T22:59:00Z', '2026-10-25T23:00:00Z'])
      await raiseAlerts(stores, [await happen('package.released')], new Date(moment));
    expect((await BudgetPlaceModel.find({}).lean()).map(({ _id }) => _id).toSorted()).toEqual([
      `${mine.userId}/2026-10-25/0`,
      `${mine.userId}/2026-10-26/0`,
    ]);
  });

  it('is asked once for an alert that two workers raise around midnight', async () => {
    await setBudget(1);
    const channel = await createChannel(stores.database, me());
    await createRule(stores.database, me(), { channels: [[channel, 'at-once']] });
    const event = await happen('package.released');
    const moments = ['2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z'].map((text) => new Date(text));
    await Promise.all([...moments, ...moments].map((moment) => raiseAlerts(stores, [event], moment)));
    expect(await deliveries()).toHaveLength(1);
    expect(await BudgetPlaceModel.countDocuments({})).toBe(1);
  });

  it('is asked anew for what has waited for a paused channel; the rest goes to the digest, and says so', async () => {
    await setBudget(2);
    const channelId = await createChannel(stores.database, me(), 'email', { state: 'paused', pauseCause: 'owner' });
    await createRule(stores.database, me(), { channels: [[channelId, 'at-once']] });
    const days = ['2026-10-21T10:00:00Z', '2026-10-22T10:00:00Z', '2026-10-23T10:00:00Z'].map((day) => new Date(day));
    for (const day of days) await raiseAlerts(stores, [await happen('package.released')], day);
    expect(await deliveries()).toHaveLength(3);
    const channel = await stores.database.channel.findUniqueOrThrow({ where: { id: channelId } });
    for (const _ of [1, 2]) await holdBackWaiting(stores, channel, new Date('2026-10-23T11:00:00Z'));
    const [held, ...others] = await items();
    expect([held, others]).toMatchObject([{ when: 'daily', heldBack: true, channelId }, []]);
    const left = await deliveries();
    expect(left).toHaveLength(2);
    expect(left.flatMap(({ alertIds }) => alertIds)).not.toContain(held?.alertId);
    expect((await alertsOf(mine.userId)).filter(({ heldBack }) => heldBack).map(({ _id }) => _id)).toEqual([
      held?.alertId,
    ]);
  });

  it('of nothing lets nothing out at once', async () => {
    await setBudget(0);
    const channel = await createChannel(stores.database, me());
    await createRule(stores.database, me(), { channels: [[channel, 'at-once']] });
    expect((await raise(await happen('package.released'))).deliveryIds).toEqual([]);
    expect(await items()).toHaveLength(1);
  });
});

describe('the same events again', () => {
  async function everything(): Promise<unknown> {
    return [
      await AlertModel.find({}).lean(),
      await deliveries(),
      await items(),
      await BudgetPlaceModel.find({}).lean(),
    ];
  }
  async function rulesWithChannels(): Promise<void> {
    const [mail, hook] = await Promise.all([
      createChannel(stores.database, me()),
      createChannel(stores.database, me(), 'webhook'),
    ]);
    await createRule(stores.database, me(), {
      channels: [
        [mail, 'daily'],
        [hook, 'at-once'],
      ],
    });
  }

  it('change nothing: not what was read, nor what was decided', async () => {
    await rulesWithChannels();
    const event = await happen('package.released');
    await raise(event);
    await AlertModel.updateMany({}, { $set: { state: 'done' } });
    await DeliveryModel.updateMany({}, { $set: { state: 'sent', nextAttemptAt: null } });
    const before = await everything();
    await createRule(stores.database, me(), { channels: [[await createChannel(stores.database, me()), 'at-once']] });
    await raise(event);
    expect(await everything()).toEqual(before);
  });

  it.each([
    ['before its deliveries', () => DeliveryModel.deleteMany({}).then(() => DigestItemModel.deleteMany({}))],
    ['before its digest items', () => DigestItemModel.deleteMany({})],
    ['before it was settled', async () => {}],
  ])('finish an alert that a crash cut short %s', async (_, undo) => {
    await rulesWithChannels();
    const event = await happen('package.released');
    await raise(event);
    const sent = (await deliveries()).map(({ _id }) => _id);
    const waiting = (await items()).map(({ _id }) => _id);
    await cutShort();
    await undo();
    expect((await raise(event)).deliveryIds).toEqual(sent);
    expect((await deliveries()).map(({ _id }) => _id)).toEqual(sent);
    expect((await items()).map(({ _id }) => _id)).toEqual(waiting);
    expect(await AlertModel.countDocuments({ unsent: { $exists: true } })).toBe(0);
  });

  it('are not needed to finish it, nor is its rule', async () => {
    await rulesWithChannels();
    await raise(await happen('package.released'));
    const sent = (await deliveries()).map(({ _id }) => _id);
    await cutShort();
    await DeliveryModel.deleteMany({});
    await DigestItemModel.deleteMany({});
    await stores.database.alertRule.deleteMany({});
    expect(await settleForgotten()).toEqual(sent);
    expect((await deliveries()).map(({ _id }) => _id)).toEqual(sent);
    expect(await items()).toHaveLength(1);
    expect(await settleForgotten()).toEqual([]);
  });

  /** As the alert stood when it had been written, and nothing else. */
  async function cutShort(): Promise<void> {
    const [sent] = await deliveries();
    const [waiting] = await items();
    const unsent = [
      { channelId: sent?.channelId, kind: 'webhook', when: 'at-once', heldBack: false },
      { channelId: waiting?.channelId, kind: 'email', when: 'daily', heldBack: false },
    ];
    await AlertModel.collection.updateMany({}, { $set: { unsent } });
  }
});

it('rules are read for as many owners as one batch may concern', async () => {
  const rule = await createRule(stores.database, me());
  const others = Array.from({ length: 40_000 }, () => randomUUID());
  const owners = await loadRules(stores, [...others, mine.organisationId], new Date());
  expect(owners.map(({ id, sees, rules }) => [id, [...sees], rules.map((one) => one.id)])).toEqual([
    [mine.userId, [mine.userId, mine.organisationId], [rule]],
  ]);
});

it('a rule that cannot be read is reported, and the others speak', async () => {
  await createRule(stores.database, me());
  const broken = await createRule(stores.database, me());
  await stores.database.alertRule.update({ where: { id: broken }, data: { conditions: { types: [randomUUID()] } } });
  await raise(await happen('package.released'));
  expect(await alertsOf(mine.userId)).toHaveLength(1);
  expect(stores.errors.at(-1)?.message).toContain(broken);
});
