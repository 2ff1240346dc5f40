import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { InboxItem, InboxPage } from '@red-tortoise/contracts';
import { AlertModel } from '@red-tortoise/documents';
import { importLockfile } from '../test-support/import-lockfile.js';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';
import { storeAlert } from '../test-support/store-alert.js';

let api: TestApi;
let ada: Person;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  ada = await api.signUp('Ada');
});

const minute = 60_000;
const start = Date.parse('2026-03-01T00:00:00.000Z');
const at = (minutes: number) => new Date(start + minutes * minute);
const soon = () => new Date(Date.now() + 60 * minute);

const read = async (query = '', who = ada) => InboxPage.parse((await who.get(`/v1/inbox${query}`)).body);
const idsOf = ({ items }: InboxPage) => items.map(({ id }) => id);
const set = (who: Person, body: object) => who.send('PUT', '/v1/inbox/state', { body });

describe('GET: 200', () => {
  it('is empty for somebody new', async () => {
    expect(await read()).toEqual({ items: [], next: null, unread: 0 });
  });

  it('pages newest first, in pages of any size, also where many came at one moment', async () => {
    const alerts = [];
    for (const minutes of [1, 2, 2, 2, 2, 3, 4]) {
      alerts.push(await storeAlert(ada.userId, { at: at(minutes), state: alerts.length % 2 ? 'read' : 'unread' }));
    }
    await storeAlert(ada.userId, { state: 'done' });
    await storeAlert(ada.userId, { inbox: false });
    const newestFirst = alerts
      .sort((one, other) => other.at.getTime() - one.at.getTime() || (one._id < other._id ? 1 : -1))
      .map(({ _id }) => _id);
    for (const limit of [1, 2, 3, 50]) {
      const ids: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: InboxPage = await read(`?limit=${limit}${cursor && `&cursor=${cursor}`}`);
        ids.push(...idsOf(page));
        cursor = page.next;
      }
      expect(ids).toEqual(newestFirst);
    }
  });

  it('has a list each of what is open, unread, snoozed and done; only what is unread and not snoozed counts', async () => {
    const [unread, opened, done, snoozed] = [
      await storeAlert(ada.userId, { at: at(4) }),
      await storeAlert(ada.userId, { at: at(3), state: 'read' }),
      await storeAlert(ada.userId, { at: at(2), state: 'done' }),
      await storeAlert(ada.userId, { at: at(1), snoozedUntil: soon() }),
    ].map(({ _id }) => _id);
    expect(idsOf(await read())).toEqual([unread, opened]);
    expect(idsOf(await read('?show=unread'))).toEqual([unread]);
    expect(idsOf(await read('?show=snoozed'))).toEqual([snoozed]);
    expect(idsOf(await read('?show=done'))).toEqual([done]);
    expect((await read('?show=done')).unread).toBe(1);
  });

  it('says why: the rules by their names, the projects with version and path', async () => {
    const locked = [
      { name: 'express', version: '4.0.0' },
      { name: 'left-pad', version: '1.0.0', direct: false },
    ];
    const { projectId } = await importLockfile(api.stores.context, ada, locked, 'web-shop');
    const body = { name: 'Releases', scope: { kind: 'everything' }, conditions: { types: ['package.released'] } };
    const rule = (await ada.post('/v1/rules', body)).body;
    const gone = crypto.randomUUID();
    await storeAlert(ada.userId, { projectIds: [projectId], watched: false, ruleIds: [rule.id, gone], heldBack: true });
    const [item] = (await read()).items;
    expect(item).toMatchObject({
      packageName: 'left-pad',
      event: { type: 'package.released', data: { version: '1.1.0' } },
      notice: null,
      heldBack: true,
      rules: [{ id: rule.id, name: 'Releases' }],
      reasons: [{ projectName: 'web-shop', version: '1.0.0', path: ['express@4.0.0', 'left-pad@1.0.0'] }],
    });
  });

  it('shows what we ourselves have to say', async () => {
    const notice = { kind: 'channel-paused' as const, channelId: 'c', channelName: 'ops', reason: '410 Gone' };
    await storeAlert(ada.userId, { notice, type: null, packagePurl: null, watched: false });
    const { items, unread } = await read();
    expect(items.map((item) => InboxItem.parse(item))).toMatchObject([{ event: null, notice, reasons: [], rules: [] }]);
    expect(unread).toBe(1);
  });

  it('counts to 1,000 and no further', async () => {
    const { _id, ...one } = await storeAlert(ada.userId);
    await AlertModel.insertMany(
      Array.from({ length: 1_001 }, (_, number) => ({ ...one, _id: number.toString(16).padStart(4, '0') + _id })),
    );
    expect((await read('?limit=1')).unread).toBe(1_000);
  });
});

describe('PATCH: 200', () => {
  const change = async (id: string, body: object) => (await ada.patch(`/v1/inbox/${id}`, body)).body;

  it('marks read, unread and done, and answers how many are unread', async () => {
    const { _id } = await storeAlert(ada.userId);
    await storeAlert(ada.userId);
    expect(await change(_id, { state: 'read' })).toEqual({ unread: 1 });
    expect(await change(_id, { state: 'unread' })).toEqual({ unread: 2 });
    expect(await change(_id, { state: 'done' })).toEqual({ unread: 1 });
    expect(idsOf(await read('?show=done'))).toEqual([_id]);
  });

  it('what is snoozed is away until its moment, and then unread and open, whatever it was', async () => {
    const { _id } = await storeAlert(ada.userId, { state: 'done' });
    const until = soon().toISOString();
    expect(await change(_id, { snoozedUntil: until })).toEqual({ unread: 0 });
    expect((await read('?show=snoozed')).items).toMatchObject([{ id: _id, snoozedUntil: until }]);
    await AlertModel.updateOne({ _id }, { $set: { snoozedUntil: new Date(Date.now() - 1) } });
    const page = await read();
    expect(page.items).toMatchObject([{ id: _id, state: 'unread', snoozedUntil: null }]);
    expect([page.unread, (await read('?show=snoozed')).items]).toEqual([1, []]);
  });

  it('a snooze can be taken back', async () => {
    const { _id } = await storeAlert(ada.userId, { snoozedUntil: soon() });
    expect(await change(_id, { snoozedUntil: null })).toEqual({ unread: 1 });
  });

  it('tells every open page of the person', async () => {
    const { _id } = await storeAlert(ada.userId);
    const told = new Promise<readonly string[]>((resolve) => {
      api.stores.queue.onSignal('inbox.changed', ({ userIds }) => userIds.includes(ada.userId) && resolve(userIds));
    });
    await change(_id, { state: 'read' });
    expect(await told).toEqual([ada.userId]);
  });
});

describe('PUT state: 200', () => {
  it('marks everything up to a moment, and leaves what came later, what is snoozed and what others have', async () => {
    const eve = await api.signUp('Eve');
    const [first, second, later] = [
      await storeAlert(ada.userId, { at: at(1) }),
      await storeAlert(ada.userId, { at: at(2), state: 'read' }),
      await storeAlert(ada.userId, { at: at(4) }),
    ].map(({ _id }) => _id);
    await storeAlert(ada.userId, { at: at(1), snoozedUntil: soon() });
    await storeAlert(eve.userId, { at: at(1) });
    const until = at(3).toISOString();
    expect((await set(ada, { state: 'read', until })).body).toEqual({ unread: 1 });
    expect(idsOf(await read())).toEqual([later, second, first]);
    expect((await set(ada, { state: 'done', until })).body).toEqual({ unread: 1 });
    expect(idsOf(await read())).toEqual([later]);
    expect((await read('?show=snoozed')).items).toHaveLength(1);
    expect((await read('', eve)).unread).toBe(1);
  });
});

describe('400', () => {
  it('a change that says nothing, a state that is none, a cursor of somebody else’s making', async () => {
    const { _id } = await storeAlert(ada.userId);
    for (const body of [{}, { state: 'seen' }, { snoozedUntil: 'tomorrow' }]) {
      expect((await ada.patch(`/v1/inbox/${_id}`, body)).status).toBe(400);
    }
    expect((await set(ada, { state: 'unread', until: at(1).toISOString() })).status).toBe(400);
    const answer = await ada.get('/v1/inbox?cursor=bm9uc2Vuc2U');
    expect([answer.status, answer.body.code]).toEqual([400, 'request.cursor-invalid']);
  });
});

describe('404', () => {
  it('for somebody else’s alert, for one that is in no inbox, and for an organisation’s', async () => {
    const eve = await api.signUp('Eve');
    const alerts = [
      await storeAlert(ada.userId),
      await storeAlert(eve.userId, { inbox: false }),
      await storeAlert(eve.organisationId, { ownerKind: 'organisation' }),
    ];
    for (const { _id } of alerts) {
      const answer = await eve.patch(`/v1/inbox/${_id}`, { state: 'done' });
      expect([answer.status, answer.body.code]).toEqual([404, 'alert.not-found']);
      expect((await AlertModel.findById(_id).lean())?.state).toBe('unread');
    }
  });
});

describe('an organisation that a person has left', () => {
  it('is in their inbox no more, nor in the count; what they watch stays', async () => {
    const eve = await api.signUp('Eve');
    const { projectId } = await importLockfile(api.stores.context, eve, [{ name: 'left-pad', version: '1.0.0' }]);
    const membership = { organisationId: eve.organisationId, userId: ada.userId };
    await api.stores.database.membership.create({ data: membership });
    const watched = await storeAlert(ada.userId, { at: at(1) });
    const hers = await storeAlert(ada.userId, { at: at(2), projectIds: [projectId], watched: false });
    expect(await read()).toMatchObject({ unread: 2, items: [{ id: hers._id }, { id: watched._id }] });
    await api.stores.database.membership.delete({ where: { organisationId_userId: membership } });
    const page = await read();
    expect([idsOf(page), page.unread]).toEqual([[watched._id], 1]);
  });
});
