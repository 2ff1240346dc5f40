import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { QuarantinedRecordModel } from '@red-tortoise/documents';
import { defineAdmin } from '../declare/define-admin.js';
import { codeOf, startKit, type TestKit } from '../test-support/start-kit.js';
import { previewAction } from './act.js';
import { rowHistory } from './history.js';
import { previewRemoval, removeRows } from './remove-rows.js';
import { restoreEntry } from './restore.js';
import { mostRecorded } from './taken-along.js';

const screens = [
  defineAdmin('AdvisorySource', {
    group: 'Test',
    small: true,
    title: 'name',
    secret: ['credential'],
    list: { columns: ['name'] },
    writes: ['delete'],
    dependents: [
      {
        model: QuarantinedRecordModel,
        field: 'source',
        key: 'name',
        holds: (name) => `of ${name}`,
        effect: 'left',
        note: 'until they are mended',
      },
    ],
    actions: { retire: { label: 'Retire', removes: true, set: { enabled: false } } },
  }),
  defineAdmin(QuarantinedRecordModel, { group: 'Test', list: { columns: ['_id'] } }),
  defineAdmin('StaffGroup', {
    group: 'Test',
    title: 'name',
    list: { columns: ['name'] },
    form: { fieldsets: { Group: ['name', 'permissions'] } },
  }),
  defineAdmin('StaffMember', { group: 'Test', list: { columns: ['name'] }, secret: ['passwordHash'] }),
  defineAdmin('StaffMembership', {
    group: 'Test',
    list: { columns: ['member', 'group'] },
    form: { fieldsets: { Membership: ['member', 'group'] } },
    objectRule: ({ superuser }) => (superuser ? null : { field: 'memberId', is: 'not', value: 'm1' }),
  }),
];

let kit: TestKit;
beforeAll(async () => {
  kit = await startKit(screens);
});
afterAll(() => kit.close());
beforeEach(() => kit.stores.empty());

/** Two groups of the same so many members. The record outlives a test: so each has ids of its own. */
async function twoGroups(size: number): Promise<[string, string]> {
  const { database } = kit.stores;
  const members = Array.from({ length: size }, (_, at) => ({
    id: `m${at}`,
    name: `M${at}`,
    email: `m${at}@example.test`,
    passwordHash: 'x',
  }));
  await database.staffMember.createMany({ data: members });
  const ids: [string, string] = [randomUUID(), randomUUID()];
  await database.staffGroup.createMany({ data: ids.map((id) => ({ id, name: id })) });
  const pairs = ids.flatMap((groupId) => members.map(({ id: memberId }) => ({ groupId, memberId })));
  await database.staffMembership.createMany({ data: pairs });
  return ids;
}

const removalOf = async (group: string) => {
  const [entry] = (await rowHistory(kit.as(), 'staff-group', group, { limit: 1 })).items;
  return entry as NonNullable<typeof entry>;
};
const membersOf = async (groupId: string) =>
  (await kit.stores.database.staffMembership.findMany({ where: { groupId }, orderBy: { memberId: 'asc' } })).map(
    ({ memberId }) => memberId,
  );

describe('before a removal', () => {
  it('what belongs to a row in the other store is told, with what becomes of it', async () => {
    const { database } = kit.stores;
    const { id } = await database.advisorySource.create({ data: { name: 'osv', title: 'OSV', location: 'x' } });
    const record = { code: 'schema', item: 'x', firstSeenAt: new Date(), lastSeenAt: new Date() };
    const sources = ['of osv', 'of osv', 'of another'];
    await QuarantinedRecordModel.insertMany(sources.map((source, at) => ({ ...record, _id: String(at), source })));
    const selection = { ids: [id] };
    const along = [
      {
        label: 'Quarantined records',
        screen: 'quarantined-record',
        count: 2,
        more: false,
        effect: 'left',
        note: 'until they are mended',
      },
    ];
    expect((await previewRemoval(kit.as(), 'advisory-source', { selection })).along).toEqual(along);
    // An action that ends in a removal tells the same.
    expect((await previewAction(kit.as(), 'advisory-source', 'retire', { selection })).along).toEqual(along);
    await QuarantinedRecordModel.deleteMany({ source: 'of osv' });
    expect((await previewRemoval(kit.as(), 'advisory-source', { selection })).along).toEqual([]);
  });
});

describe('what goes along with a removed row', () => {
  it('is on record whole, each by itself and as a number with the row', async () => {
    const ids = await twoGroups(2);
    await removeRows(kit.as(), 'staff-group', { selection: { ids }, comment: 'over' });
    const entry = await removalOf(ids[0]);
    expect(entry.along).toEqual([{ label: 'Staff memberships', count: 2, more: false }]);
    const [own] = (await rowHistory(kit.as(), 'staff-membership', `m0~${ids[0]}`, { limit: 5 })).items;
    expect(own).toMatchObject({ verb: 'delete', comment: 'over', by: { name: 'Grace Hopper' } });
    const taken = await kit.stores.database.auditEntry.findMany({ where: { alongWithId: entry.id } });
    expect(taken.map(({ objectId }) => objectId).sort()).toEqual([`m0~${ids[0]}`, `m1~${ids[0]}`]);
  });

  it('comes back with it, as far as the other ends are there', async () => {
    const ids = await twoGroups(3);
    await removeRows(kit.as(), 'staff-group', { selection: { ids } });
    await kit.stores.database.staffMember.delete({ where: { id: 'm1' } });
    await restoreEntry(kit.as(), (await removalOf(ids[0])).id, {});
    expect([await membersOf(ids[0]), await membersOf(ids[1])]).toEqual([['m0', 'm2'], []]);
    for (const id of ['m0', 'm2']) {
      const { items } = await rowHistory(kit.as(), 'staff-membership', `${id}~${ids[0]}`, { limit: 1 });
      expect(items[0]?.verb).toBe('restore');
    }
  });

  it('stays away where the person who restores may not add it', async () => {
    const [group] = await twoGroups(1);
    await removeRows(kit.as(), 'staff-group', { selection: { ids: [group] } });
    const { id } = await removalOf(group);
    const some = kit.as(['staff-group.view', 'staff-group.add', 'staff-membership.view', 'staff-member.view']);
    await restoreEntry(some, id, {});
    expect(await membersOf(group)).toEqual([]);
    expect(await codeOf(restoreEntry(some, id, {}))).toBe('admin.invalid');
  });

  it('keeps all of it away where an object rule would hide a part', async () => {
    const [group] = await twoGroups(2);
    await removeRows(kit.as(), 'staff-group', { selection: { ids: [group] } });
    const screens = ['staff-group', 'staff-membership', 'staff-member'];
    const some = kit.as(screens.flatMap((screen) => [`${screen}.view`, `${screen}.add`]));
    expect(await codeOf(restoreEntry(some, (await removalOf(group)).id, {}))).toBe('staff.not-allowed');
    expect(await kit.stores.database.staffGroup.count({ where: { id: group } })).toBe(0);
  });

  it('is only counted beyond a limit', async () => {
    const count = mostRecorded - 100;
    const ids = await twoGroups(count);
    await removeRows(kit.as(), 'staff-group', { selection: { ids } });
    const entries = await Promise.all(ids.map(removalOf));
    const along = [{ label: 'Staff memberships', count, more: false }];
    expect(entries.map((entry) => entry.along)).toEqual([along, along]);
    const taken = { alongWithId: { in: entries.map(({ id }) => id) } };
    expect(await kit.stores.database.auditEntry.count({ where: taken })).toBe(mostRecorded);
  });
});
