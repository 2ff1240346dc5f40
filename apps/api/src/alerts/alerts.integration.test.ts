import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { defaultAlertSettings, Rule, RulePreview } from '@red-tortoise/contracts';
import { AlertModel, BudgetPlaceModel, EventModel, toEvent } from '@red-tortoise/documents';
import { currentLocalDate, fanOut } from '@red-tortoise/domain';
import { givePlan } from '../test-support/give-plan.js';
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

const conditions = { types: ['package.released'] };
const draft = (change: object = {}) => ({ name: 'Releases', scope: { kind: 'everything' }, conditions, ...change });
const make = async (who: Person, change: object = {}) => (await who.post('/v1/rules', draft(change))).body as Rule;
const put = (who: Person, id: string, body: object) => who.send('PUT', `/v1/rules/${id}`, { body });
const snooze = (who: Person, id: string, until: string | null) =>
  who.send('PUT', `/v1/rules/${id}/snooze`, { body: { until } });
const list = async (who: Person, query = '') => (await who.get(`/v1/rules${query}`)).body.items as Rule[];
const preview = (who: Person, rule: object, days = 90) => who.post('/v1/rules/preview', { rule, days });
const activeSince = async (id: string) =>
  (await api.stores.database.alertRule.findUniqueOrThrow({ where: { id } })).activeSince;
const settings = (who: Person, body: object, query = '') => who.send('PUT', `/v1/alert-settings${query}`, { body });

const makeProject = async (who: Person) => (await who.post('/v1/projects', { name: 'shop' })).body.id as string;
const makeChannel = async (owner: { userId: string } | { organisationId: string }) =>
  (
    await api.stores.database.channel.create({
      data: { ...owner, kind: 'email', name: 'mail', targetShown: 'ops@example.test', state: 'active' },
    })
  ).id;
const join = (who: Person, { organisationId }: Person, role: 'owner' | 'member') =>
  api.stores.database.membership.create({ data: { organisationId, userId: who.userId, role } });

describe('rules: 200, 201 and 204', () => {
  it('somebody new has two quiet rules, once: what they remove stays removed', async () => {
    const rules = await list(ada);
    expect(rules).toHaveLength(2);
    for (const rule of rules) expect(Rule.parse(rule)).toMatchObject({ inbox: true, channels: [] });
    for (const { id } of rules) expect((await ada.delete(`/v1/rules/${id}`)).status).toBe(204);
    expect(await list(ada)).toEqual([]);
  });

  it('a rule is kept with its channels, packages as events name them, each once', async () => {
    const channelId = await makeChannel({ userId: ada.userId });
    const packagePurls = ['pkg:npm/@types/node', 'pkg:npm/%40types/node'];
    const channels = [{ channelId, when: 'at-once' }];
    const answer = await ada.post('/v1/rules', draft({ scope: { kind: 'packages', packagePurls }, channels }));
    expect(answer.status).toBe(201);
    expect(Rule.parse(answer.body)).toMatchObject({
      scope: { kind: 'packages', packagePurls: ['pkg:npm/%40types/node'] },
      conditions: { types: ['package.released'], prereleases: false, minimumSeverity: null },
      channels,
      enabled: true,
      organisationId: null,
      recentAlerts: 0,
    });
    expect((await list(ada))[0]).toEqual(answer.body);
  });

  it('a change of what it listens to, or switching it on, lets it speak from now on; anything else does not', async () => {
    const { id } = await make(ada);
    const channelId = await makeChannel({ userId: ada.userId });
    const made = await activeSince(id);
    const same = async (body: object) => {
      const before = await activeSince(id);
      expect((await put(ada, id, draft(body))).status).toBe(200);
      return (await activeSince(id)).getTime() === before.getTime();
    };
    expect(await same({ name: 'Another', inbox: false, channels: [{ channelId, when: 'weekly' }] })).toBe(true);
    expect(await same({ enabled: false })).toBe(true);
    expect(await activeSince(id)).toEqual(made);
    expect(await same({ enabled: true })).toBe(false);
    expect(await same({ conditions: { ...conditions, directOnly: true } })).toBe(false);
    expect(await same({ scope: { kind: 'projects', projectIds: [await makeProject(ada)] } })).toBe(false);
  });

  it('a project that is gone keeps nobody from changing the rest of a rule', async () => {
    const projectId = await makeProject(ada);
    const scope = { kind: 'projects', projectIds: [projectId] };
    const { id } = await make(ada, { scope });
    await ada.delete(`/v1/projects/${projectId}`);
    expect((await put(ada, id, draft({ scope, name: 'Renamed' }))).body.name).toBe('Renamed');
    expect((await ada.post('/v1/rules', draft({ scope }))).status).toBe(422);
  });

  it('a rule is quiet until a moment, or until it is woken', async () => {
    const { id } = await make(ada);
    const until = new Date(Date.now() + 60_000).toISOString();
    expect((await snooze(ada, id, until)).body.snoozedUntil).toBe(until);
    expect((await snooze(ada, id, null)).body.snoozedUntil).toBeNull();
  });

  it('alerts of the last 30 days are counted, to 1,000 and no further', async () => {
    const [busy, calm] = [await make(ada), await make(ada)];
    await storeAlert(ada.userId, { ruleIds: [calm.id], at: new Date(Date.now() - 31 * 24 * 3_600_000) });
    const { _id, ...one } = await storeAlert(ada.userId, { ruleIds: [busy.id, calm.id] });
    const more = Array.from({ length: 1_000 }, (_, number) => ({ ...one, _id: `${_id}${number}`, ruleIds: [busy.id] }));
    await AlertModel.insertMany(more);
    const counts = new Map((await list(ada)).map(({ id, recentAlerts }) => [id, recentAlerts]));
    expect([counts.get(busy.id), counts.get(calm.id)]).toEqual([1_000, 1]);
  });

  it('an organisation has its own, without an inbox: owners change them, members read them', async () => {
    const member = await api.signUp('Member');
    await join(member, ada, 'member');
    const { organisationId } = ada;
    const rule = await make(ada, { organisationId, inbox: true });
    expect(rule).toMatchObject({ organisationId, inbox: false });
    expect(await list(member, `?organisationId=${organisationId}`)).toEqual([rule]);
    expect((await list(member)).some(({ id }) => id === rule.id)).toBe(false);
  });
});

describe('rules: 403', () => {
  it('a member changes nothing of an organisation', async () => {
    const member = await api.signUp('Member');
    await join(member, ada, 'member');
    const { organisationId } = ada;
    const rule = await make(ada, { organisationId });
    const answers = [
      await member.post('/v1/rules', draft({ organisationId })),
      await put(member, rule.id, draft()),
      await snooze(member, rule.id, null),
      await member.delete(`/v1/rules/${rule.id}`),
      await settings(member, defaultAlertSettings, `?organisationId=${organisationId}`),
    ];
    for (const { status, body } of answers) expect([status, body.code]).toEqual([403, 'alert.owner-only']);
    expect(await list(ada, `?organisationId=${organisationId}`)).toEqual([rule]);
  });
});

describe('rules: 404', () => {
  it("another's rule and organisation", async () => {
    const eve = await api.signUp('Eve');
    const [own, ofOrganisation] = [await make(ada), await make(ada, { organisationId: ada.organisationId })];
    for (const { id } of [own, ofOrganisation]) {
      const answers = [await put(eve, id, draft()), await snooze(eve, id, null), await eve.delete(`/v1/rules/${id}`)];
      for (const { status, body } of answers) expect([status, body.code]).toEqual([404, 'rule.not-found']);
    }
    const { organisationId } = ada;
    const answers = [
      await eve.get(`/v1/rules?organisationId=${organisationId}`),
      await eve.post('/v1/rules', draft({ organisationId })),
      await preview(eve, draft({ organisationId })),
      await eve.get(`/v1/alert-settings?organisationId=${organisationId}`),
      await settings(eve, defaultAlertSettings, `?organisationId=${organisationId}`),
    ];
    for (const { status, body } of answers) expect([status, body.code]).toEqual([404, 'organisation.not-found']);
  });
});

describe('rules: 409', () => {
  it('an owner has as many as the plan says, also when several ask at once; lists have pages', async () => {
    const { userId, organisationId } = ada;
    await api.stores.database.alertRule.deleteMany({ where: { OR: [{ userId }, { organisationId }] } });
    await givePlan(api, organisationId, { rules: 150 });
    await api.stores.database.alertRule.createMany({
      data: Array.from({ length: 149 }, () => ({ userId, ...draft() })),
    });
    const answers = await Promise.all([1, 2, 3, 4].map(() => ada.post('/v1/rules', draft())));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('quota.exceeded');
    const first = (await ada.get('/v1/rules?limit=100')).body;
    const rest = (await ada.get(`/v1/rules?limit=100&cursor=${first.next}`)).body;
    const seen = [...first.items, ...rest.items].map(({ id }: Rule) => id);
    expect([first.items.length, new Set(seen).size, rest.next]).toEqual([100, 150, null]);
  });
});

describe('rules: 422', () => {
  const wrongFor = async (eve: Person): Promise<object[]> => [
    { scope: { kind: 'projects', projectIds: [await makeProject(ada)] } },
    { scope: { kind: 'projects', projectIds: [crypto.randomUUID()] } },
    { scope: { kind: 'packages', packagePurls: ['left-pad'] } },
    { scope: { kind: 'packages', packagePurls: ['pkg:npm/left-pad@1.0.0'] } },
    { channels: [{ channelId: await makeChannel({ userId: ada.userId }), when: 'daily' }] },
    { channels: [{ channelId: await makeChannel({ organisationId: eve.organisationId }), when: 'daily' }] },
    { channels: ['daily', 'weekly'].map((when) => ({ channelId: crypto.randomUUID(), when })) },
  ];

  it("another's projects and channels, the organisation's channels in one's own rule, and what is no package", async () => {
    const eve = await api.signUp('Eve');
    const rule = await make(eve);
    for (const wrong of await wrongFor(eve)) {
      const answers = [
        await eve.post('/v1/rules', draft(wrong)),
        await put(eve, rule.id, draft(wrong)),
        await preview(eve, draft(wrong)),
      ];
      for (const { status, body } of answers) expect([status, body.code]).toEqual([422, 'rule.invalid']);
    }
    expect((await list(eve)).find(({ id }) => id === rule.id)).toEqual(rule);
  });

  it('one channel twice', async () => {
    const channelId = await makeChannel({ userId: ada.userId });
    const channels = ['daily', 'weekly'].map((when) => ({ channelId, when }));
    expect((await ada.post('/v1/rules', draft({ channels }))).body.code).toBe('rule.invalid');
  });

  it("an organisation's rule has its own projects only, whatever else its owner may see", async () => {
    const eve = await api.signUp('Eve');
    await join(eve, ada, 'owner');
    const scope = { kind: 'projects', projectIds: [await makeProject(ada)] };
    expect((await eve.post('/v1/rules', draft({ scope }))).status).toBe(201);
    const answer = await eve.post('/v1/rules', draft({ scope, organisationId: eve.organisationId }));
    expect([answer.status, answer.body.code]).toEqual([422, 'rule.invalid']);
  });
});

describe('a preview', () => {
  /** A release, as pipeline and fan-out leave it. */
  async function release(name: string, daysAgo: number): Promise<string> {
    const at = new Date(Date.now() - daysAgo * 24 * 3_600_000);
    const stored = await EventModel.create({
      _id: crypto.randomUUID().replaceAll('-', ''),
      type: 'package.released',
      subject: `pkg:npm/${name}`,
      key: `pkg:npm/${name}`,
      occurredAt: at,
      observedAt: at,
      schemaVersion: 1,
      historical: false,
      data: { version: '2.0.0', previousVersion: '1.0.0', level: 'major', publisher: null },
    });
    await fanOut(api.stores.context, [toEvent(stored.toObject())]);
    return stored._id;
  }

  it('says what a rule would have sent, with examples by the names of packages and projects, and stores nothing', async () => {
    const name = `lib-${crypto.randomUUID().slice(0, 8)}`;
    await importLockfile(api.stores.context, ada, [{ name, version: '1.0.0' }], 'web-shop');
    const before = await list(ada);
    const ids = [await release(name, 20), await release(name, 2)];
    await release(name, 60);
    const answer = await preview(ada, draft(), 30);
    expect(answer.status).toBe(200);
    const { examples, ...figures } = RulePreview.parse(answer.body);
    expect(figures).toMatchObject({
      days: 30,
      alerts: 2,
      heldBack: 0,
      types: [{ type: 'package.released', alerts: 2 }],
    });
    expect(figures.weeks.reduce((sum, { alerts }) => sum + alerts, 0)).toBe(2);
    expect(examples.map(({ event }) => event.id)).toEqual(ids.reverse());
    expect(examples[0]).toMatchObject({ packageName: name, projectNames: ['web-shop'] });
    expect(await list(ada)).toEqual(before);
  });

  it("tells nothing of another's projects", async () => {
    const eve = await api.signUp('Eve');
    const name = `lib-${crypto.randomUUID().slice(0, 8)}`;
    await importLockfile(api.stores.context, ada, [{ name, version: '1.0.0' }], 'secret');
    await release(name, 2);
    expect((await preview(eve, draft())).body).toMatchObject({ alerts: 0, examples: [] });
  });

  it('400 for more than a year', async () => {
    expect((await preview(ada, draft(), 367)).status).toBe(400);
  });
});

describe('alert settings', () => {
  const some = { timeZone: 'Europe/Berlin', dailyBudget: 3, digestHour: 7, digestWeekday: 5 };

  it('200: the default, until somebody sets others; theirs and an organisation’s are two', async () => {
    expect((await ada.get('/v1/alert-settings')).body).toEqual({ ...defaultAlertSettings, usedToday: 0 });
    expect((await settings(ada, some)).body).toEqual(some);
    expect((await ada.get('/v1/alert-settings')).body).toEqual({ ...some, usedToday: 0 });
    const query = `?organisationId=${ada.organisationId}`;
    expect((await ada.get(`/v1/alert-settings${query}`)).body).toMatchObject(defaultAlertSettings);
    const [first, second] = [
      { ...some, dailyBudget: 1 },
      { ...some, dailyBudget: 2 },
    ];
    await Promise.all([first, second].map((one) => settings(ada, one, query)));
    expect([1, 2]).toContain((await ada.get(`/v1/alert-settings${query}`)).body.dailyBudget);
  });

  it('200: setting them takes nobody the rules that everybody starts with', async () => {
    await settings(ada, some);
    expect(await list(ada)).toHaveLength(2);
  });

  it('200: says how much of the budget of the local day is used', async () => {
    const timeZone = 'Pacific/Kiritimati';
    await settings(ada, { ...some, timeZone });
    const date = currentLocalDate(timeZone);
    await BudgetPlaceModel.insertMany(
      [0, 1].map((place) => ({
        _id: `${ada.userId}/${date}/${place}`,
        alertId: crypto.randomUUID(),
        channelId: crypto.randomUUID(),
        takenAt: new Date(),
      })),
    );
    expect((await ada.get('/v1/alert-settings')).body.usedToday).toBe(2);
  });

  it('422: a time zone that the IANA database does not have', async () => {
    for (const timeZone of ['Mars/Olympus', '+01:00', '../etc']) {
      const answer = await settings(ada, { ...some, timeZone });
      expect([answer.status, answer.body.code]).toEqual([422, 'alert.time-zone-unknown']);
    }
  });

  it('400: an hour or a weekday that no clock has', async () => {
    for (const wrong of [{ digestHour: 24 }, { digestWeekday: 0 }, { dailyBudget: -1 }]) {
      expect((await settings(ada, { ...some, ...wrong })).status).toBe(400);
    }
  });
});
