import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type AdminCall,
  AdminSite,
  act,
  createRow,
  readRow,
  removeRows,
  restoreEntry,
  rowHistory,
  showSite,
  updateRow,
} from '@red-tortoise/admin-kit';
import { workPermissions } from '@red-tortoise/contracts';
import { openStores, type TestStores } from '@red-tortoise/testing';
import { adminScreens } from '../admin-screens.js';

let stores: TestStores;
const site = AdminSite.of(adminScreens);
beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());
beforeEach(() => stores.empty());

/** Somebody who administers groups, and otherwise may only see watches. */
const held = [
  ...['staff-group', 'staff-membership', 'staff-session'].flatMap((screen) =>
    ['view', 'add', 'change', 'delete'].map((verb) => `${screen}.${verb}`),
  ),
  'staff-member.view',
  'watch.view',
];
const as = (superuser: boolean): AdminCall => ({
  ...stores,
  site,
  viewer: { id: 'clerk', name: 'Clerk', superuser, can: (permission) => held.includes(permission) },
});
const [clerk, boss] = [() => as(false), () => as(true)];

const write = (values: Record<string, unknown>, inlines = {}) => ({ values, inlines });
const group = (call: AdminCall, permissions: string[], inlines = {}) =>
  createRow(call, 'staff-group', write({ name: randomUUID(), permissions }, inlines));
const member = (superuser = false) =>
  stores.database.staffMember.create({
    data: { name: 'Sam', email: `${randomUUID()}@example.test`, passwordHash: 'x', superuser },
  });
const issueAt = (path: string) => ({ code: 'admin.invalid', issues: [{ path }] });

describe('somebody who administers groups', () => {
  it('makes and fills groups with what they hold themselves', async () => {
    const { id } = await member();
    const made = await group(clerk(), ['watch.view'], { members: { add: [{ member: id }], change: [], remove: [] } });
    expect(made.inlines.members?.rows).toHaveLength(1);
  });

  it('gives no group what they do not hold, neither a new one nor one that is there', async () => {
    await expect(group(clerk(), ['watch.view', 'setting.change'])).rejects.toMatchObject(issueAt('permissions'));
    const { id, version } = await group(clerk(), ['watch.view']);
    const more = updateRow(clerk(), 'staff-group', id, { ...write({ permissions: ['setting.change'] }), version });
    await expect(more).rejects.toMatchObject(issueAt('permissions'));
    expect((await readRow(clerk(), 'staff-group', id)).values.permissions).toEqual(['watch.view']);
  });

  it('gives nothing that nobody asks for; what was given and is no longer there may stay, and may go', async () => {
    const { id } = await group(boss(), ['watch.view', 'operations.run']);
    await stores.database.staffGroup.update({
      where: { id },
      data: { permissions: ['teapot.brew', 'teapot.view', 'watch.view'] },
    });
    const to = async (call: AdminCall, ...permissions: string[]) => {
      const { version } = await readRow(call, 'staff-group', id);
      const saved = await updateRow(call, 'staff-group', id, { ...write({ permissions }), version });
      return saved.values.permissions;
    };
    for (const one of ['teapot.pour', 'watch.mute', 'watch', '']) {
      await expect(to(boss(), 'watch.view', one)).rejects.toMatchObject(issueAt('permissions'));
      await expect(group(boss(), [one])).rejects.toMatchObject(issueAt('permissions'));
    }
    expect(await to(clerk(), 'teapot.view', 'watch.view')).toEqual(['teapot.view', 'watch.view']);
    expect(await to(clerk(), 'watch.view')).toEqual(['watch.view']);
    await expect(to(boss(), 'watch.view', 'teapot.view')).rejects.toMatchObject(issueAt('permissions'));
  });

  it('is shown every permission that something asks for', () => {
    const shown = showSite(boss()).groups.flatMap(({ screens }) => screens);
    const field = shown
      .find(({ name }) => name === 'staff-group')
      ?.form.fieldsets[0]?.fields.find(({ kind }) => kind === 'choices');
    const offered = field?.choices?.flatMap(({ options }) => options.map(({ value }) => value)) ?? [];
    expect([...new Set(offered)].sort()).toEqual([...site.permissions, ...Object.keys(workPermissions)].sort());
  });

  it('renames a group that holds more, and takes away from it', async () => {
    const { id, version } = await group(boss(), ['watch.view', 'setting.change']);
    const renamed = await updateRow(clerk(), 'staff-group', id, { ...write({ name: 'Renamed' }), version });
    const less = { ...write({ permissions: ['watch.view'] }), version: renamed.version };
    expect((await updateRow(clerk(), 'staff-group', id, less)).values.permissions).toEqual(['watch.view']);
  });

  it('puts nobody into a group that holds more, on no way', async () => {
    const { id: memberId } = await member();
    const strong = await group(boss(), ['setting.change']);
    const joining = createRow(clerk(), 'staff-membership', write({ member: memberId, group: strong.id }));
    await expect(joining).rejects.toMatchObject(issueAt('group'));
    const members = { members: { add: [{ member: memberId }], change: [], remove: [] } };
    const inline = updateRow(clerk(), 'staff-group', strong.id, { ...write({}, members), version: strong.version });
    await expect(inline).rejects.toMatchObject(issueAt('members.add.0.group'));
    expect(await stores.database.staffMembership.count()).toBe(0);
  });

  it('brings nothing back from the history that they could not give', async () => {
    const strong = await group(boss(), ['setting.change']);
    await removeRows(clerk(), 'staff-group', { selection: { ids: [strong.id] } });
    const [removed] = (await rowHistory(clerk(), 'staff-group', strong.id, { limit: 1 })).items;
    await expect(restoreEntry(clerk(), removed?.id ?? '', {})).rejects.toMatchObject(issueAt('permissions'));
    const { id, version } = await group(boss(), ['setting.change', 'watch.view']);
    await updateRow(boss(), 'staff-group', id, { ...write({ permissions: ['watch.view'] }), version });
    const [reduced] = (await rowHistory(clerk(), 'staff-group', id, { limit: 1 })).items;
    await expect(restoreEntry(clerk(), reduced?.id ?? '', {})).rejects.toMatchObject(issueAt('permissions'));
  });

  it('neither changes a member nor signs a superuser out', async () => {
    const [one, other] = [await member(true), await member()];
    for (const values of [{ superuser: true }, { disabledAt: new Date().toISOString() }]) {
      const change = updateRow(clerk(), 'staff-member', other.id, { ...write(values), version: '' });
      await expect(change).rejects.toMatchObject({ code: 'staff.not-allowed' });
    }
    const expiresAt = new Date(Date.now() + 60_000);
    const open = (memberId: string) =>
      stores.database.staffSession.create({
        data: { memberId, tokenHash: randomUUID(), ipAddress: '', userAgent: '', expiresAt },
      });
    const [theirs, another] = [await open(one.id), await open(other.id)];
    const removing = (id: string) => removeRows(clerk(), 'staff-session', { selection: { ids: [id] } });
    await expect(removing(theirs.id)).rejects.toMatchObject({ code: 'staff.not-allowed' });
    expect(await removing(another.id)).toMatchObject({ done: 1 });
    expect(await stores.database.staffSession.count()).toBe(1);
  });
});

describe('an account of staff', () => {
  const ofMembers = ['disable', 'enable', 'reset-second-factor'].map((action) => `staff-member.${action}`);
  const keeper = (): AdminCall => {
    const { viewer, ...call } = as(false);
    const can = (permission: string) => [...held, ...ofMembers].includes(permission);
    return { ...call, viewer: { ...viewer, can } };
  };
  const doTo = (call: AdminCall, action: string, ...ids: string[]) =>
    act(call, 'staff-member', action, { selection: { ids }, input: {} });

  it('is disabled and let in again, and its phone reset, with its sessions ended and on record', async () => {
    const { database } = stores;
    const { id: memberId, email } = await member();
    await database.staffSecondFactor.create({ data: { memberId, secret: 'sealed' } });
    await database.staffSession.create({
      data: { memberId, tokenHash: randomUUID(), ipAddress: '', userAgent: '', expiresAt: new Date('2099-01-01') },
    });
    await doTo(keeper(), 'disable', memberId);
    const now = () => database.staffMember.findUniqueOrThrow({ where: { id: memberId }, include: { sessions: true } });
    expect(await now()).toMatchObject({ disabledAt: expect.any(Date), sessions: [] });
    await doTo(keeper(), 'enable', memberId);
    expect(await now()).toMatchObject({ disabledAt: null });
    await doTo(keeper(), 'resetSecondFactor', memberId);
    expect(await database.staffSecondFactor.count()).toBe(0);
    const events = await database.staffEvent.findMany({ where: { memberId }, orderBy: { id: 'asc' } });
    expect(events.map((one) => [one.event, one.email, one.detail])).toEqual(
      ['member.disabled', 'member.enabled', 'second-factor.reset'].map((event) => [event, email, { by: 'Clerk' }]),
    );
  });

  it('of a superuser is left to superusers, and one’s own to others', async () => {
    const { id } = await member(true);
    const own = await stores.database.staffMember.create({
      data: { id: 'clerk', name: 'Clerk', email: 'clerk@example.test', passwordHash: 'x' },
    });
    for (const action of ['disable', 'enable', 'resetSecondFactor']) {
      await expect(doTo(keeper(), action, id)).rejects.toMatchObject({ code: 'staff.not-allowed' });
      await expect(doTo(boss(), action, own.id)).rejects.toMatchObject({ code: 'staff.not-allowed' });
    }
    expect(await doTo(boss(), 'disable', id)).toMatchObject({ done: 1, message: '1 member is out' });
  });
});

it('a superuser gives everything', async () => {
  const { id } = await member();
  const { id: groupId } = await group(boss(), ['setting.change']);
  await createRow(boss(), 'staff-membership', write({ member: id, group: groupId }));
  expect(await stores.database.staffMembership.count()).toBe(1);
});
