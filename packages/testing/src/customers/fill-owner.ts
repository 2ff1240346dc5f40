import { randomUUID } from 'node:crypto';
import type { Database } from '@red-tortoise/database';
import {
  AlertModel,
  BudgetPlaceModel,
  contentId,
  DeliveryModel,
  DigestItemModel,
  FeedEntryModel,
} from '@red-tortoise/documents';

type Owner = { organisationId: string; userId: null } | { organisationId: null; userId: string };

/** What a person or an organisation has for being told things, and what they were told. */
export async function fillOwner(database: Database, owner: Owner): Promise<void> {
  const id = owner.organisationId ?? owner.userId;
  const channelId = await createRules(database, owner, id);
  await createRecords(database, owner, id);
  await createMessages(owner, id, channelId);
  if (owner.userId !== null) await createWatch(database, owner.userId);
}

async function createRules(database: Database, owner: Owner, id: string): Promise<string> {
  const channel = await database.channel.create({
    data: {
      ...{ ...owner, kind: 'webhook', name: 'hook', targetShown: 'hook.example.test', state: 'active' },
      ...{ target: `target-${id}`, secret: `secret-${id}`, feedHash: `feed-${id}` },
    },
  });
  await database.alertRule.create({
    data: {
      ...{ ...owner, name: 'Everything', scope: { kind: 'everything' }, conditions: {} },
      channels: { create: { channelId: channel.id, when: 'daily' } },
    },
  });
  await database.mute.create({ data: { ...owner, subject: 'pkg:npm/muted' } });
  await database.alertSettings.create({
    data: { ...owner, timeZone: 'UTC', dailyBudget: 20, digestHour: 8, digestWeekday: 1 },
  });
  return channel.id;
}

async function createRecords(database: Database, owner: Owner, id: string): Promise<void> {
  await database.supportNote.create({ data: { ...owner, text: `A note on ${id}`, byId: 'grace', byName: 'Grace' } });
  const subject = owner.userId === null ? 'organisation' : 'person';
  await database.customerRequest.create({
    data: {
      ...{ kind: 'export', subject, subjectId: id, subjectName: `name of ${id}`, reason: 'asked by letter' },
      ...{ requestedById: 'grace', requestedByName: 'Grace', state: 'done' },
      pieces: { create: { piece: 0, data: new Uint8Array([1]) } },
    },
  });
  const screen = owner.userId === null ? 'organisation' : 'user';
  await database.auditEntry.create({
    data: { byId: 'grace', byName: 'Grace', screen, objectId: id, objectTitle: 'A customer', verb: 'change' },
  });
}

async function createMessages(owner: Owner, id: string, channelId: string): Promise<void> {
  const at = new Date('2026-11-01T12:00:00Z');
  const alertId = contentId('alert', id);
  const ownerKind = owner.userId === null ? 'organisation' : 'person';
  await AlertModel.create({
    ...{ _id: alertId, owner: id, ownerKind, eventId: randomUUID(), type: 'package.released' },
    ...{ malicious: false, projectIds: [], watched: true, at, inbox: true, state: 'unread', heldBack: false },
    ...{ ruleIds: [], channelIds: [channelId] },
  });
  await DigestItemModel.create({
    ...{ _id: `${alertId}/${channelId}`, alertId, owner: id, channelId, when: 'daily', heldBack: false, at },
  });
  await DeliveryModel.create({
    ...{ _id: contentId('delivery', id), owner: id, channelId, channelKind: 'webhook', kind: 'alert' },
    ...{ alertIds: [alertId], title: `For ${id}`, state: 'sent', createdAt: at },
  });
  await BudgetPlaceModel.create({ _id: `${id}/2026-11-01/0`, alertId, channelId, takenAt: at });
}

async function createWatch(database: Database, userId: string): Promise<void> {
  await database.watch.create({ data: { userId, packagePurl: 'pkg:npm/watched' } });
  const audience = `watch:${userId}`;
  const eventId = randomUUID();
  await FeedEntryModel.create({
    ...{ _id: `${audience}/${eventId}`, owner: userId, audience, eventId, type: 'package.released' },
    ...{ packagePurl: 'pkg:npm/watched', occurredAt: new Date(0), addedAt: new Date(0), fresh: true },
    ...{ direct: true, production: true },
  });
}
