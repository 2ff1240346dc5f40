import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Mute, mutesOfAnOwner } from '@red-tortoise/contracts';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';

let api: TestApi;
let ada: Person;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  ada = await api.signUp('Ada');
});

const mute = (body: object, who = ada) => who.post('/v1/mutes', body);
const list = async (who = ada, query = '') => (await who.get(`/v1/mutes${query}`)).body.items as Mute[];
const leftPad = 'pkg:npm/left-pad';
const soon = () => new Date(Date.now() + 60_000).toISOString();
const join = (who: Person, organisation: Person, role: 'owner' | 'member') =>
  api.stores.database.membership.create({
    data: { organisationId: organisation.organisationId, userId: who.userId, role },
  });

describe('201', () => {
  it('a package and a project, by their names, the newest first', async () => {
    const project = (await ada.post('/v1/projects', { name: 'web-shop' })).body;
    const first = await mute({ subject: 'pkg:npm/%40types/node' });
    expect(first.status).toBe(201);
    expect(Mute.parse(first.body)).toMatchObject({ name: '@types/node', until: null, organisationId: null });
    await mute({ subject: `project:${project.id}` });
    expect((await list()).map(({ name }) => name)).toEqual(['web-shop', '@types/node']);
  });

  it('the same again changes the moment, and is no second one', async () => {
    const { id } = (await mute({ subject: leftPad })).body;
    const until = soon();
    expect((await mute({ subject: leftPad, until })).body).toMatchObject({ id, until });
    expect(await list()).toHaveLength(1);
  });

  it('two at once are one', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => mute({ subject: leftPad })));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
  });

  it('a snooze that is over is not listed and takes no place', async () => {
    await mute({ subject: leftPad, until: soon() });
    await api.stores.database.mute.updateMany({ where: { userId: ada.userId }, data: { until: new Date() } });
    expect(await list()).toEqual([]);
    await mute({ subject: 'pkg:npm/react' });
    expect(await api.stores.database.mute.count({ where: { userId: ada.userId } })).toBe(1);
  });

  it('an organisation has its own: owners change them, members read them', async () => {
    const member = await api.signUp('Member');
    await join(member, ada, 'member');
    const { organisationId } = ada;
    expect((await mute({ subject: leftPad, organisationId })).body.organisationId).toBe(organisationId);
    expect(await list(member, `?organisationId=${organisationId}`)).toHaveLength(1);
    expect([await list(), await list(member)]).toEqual([[], []]);
  });
});

describe('204', () => {
  it('what was muted is heard again', async () => {
    const { id } = (await mute({ subject: leftPad })).body;
    expect((await ada.delete(`/v1/mutes/${id}`)).status).toBe(204);
    expect(await list()).toEqual([]);
  });
});

describe('400', () => {
  it('a package with a version, and what is no purl', async () => {
    for (const subject of ['pkg:npm/left-pad@1.0.0', 'left-pad']) {
      const answer = await mute({ subject });
      expect([answer.status, answer.body.code]).toEqual([400, 'package.purl-invalid']);
    }
  });
});

describe('403', () => {
  it('a member changes nothing of an organisation', async () => {
    const member = await api.signUp('Member');
    await join(member, ada, 'member');
    const { organisationId } = ada;
    const { id } = (await mute({ subject: leftPad, organisationId })).body;
    const answers = [await mute({ subject: leftPad, organisationId }, member), await member.delete(`/v1/mutes/${id}`)];
    for (const { status, body } of answers) expect([status, body.code]).toEqual([403, 'alert.owner-only']);
    expect(await list(ada, `?organisationId=${organisationId}`)).toHaveLength(1);
  });
});

describe('404', () => {
  it("another's mute, project and organisation", async () => {
    const eve = await api.signUp('Eve');
    const { id } = (await mute({ subject: leftPad })).body;
    const project = (await ada.post('/v1/projects', { name: 'secret' })).body;
    const { organisationId } = ada;
    const answers = [
      await eve.delete(`/v1/mutes/${id}`),
      await mute({ subject: `project:${project.id}` }, eve),
      await mute({ subject: 'project:nothing' }, eve),
      await mute({ subject: leftPad, organisationId }, eve),
      await eve.get(`/v1/mutes?organisationId=${organisationId}`),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [404, 'mute.not-found'],
      [404, 'project.not-found'],
      [404, 'project.not-found'],
      [404, 'organisation.not-found'],
      [404, 'organisation.not-found'],
    ]);
    expect(await list()).toHaveLength(1);
  });

  it('an organisation mutes its own projects only', async () => {
    const eve = await api.signUp('Eve');
    await join(eve, ada, 'owner');
    const project = (await ada.post('/v1/projects', { name: 'shop' })).body;
    const answer = await mute({ subject: `project:${project.id}`, organisationId: eve.organisationId }, eve);
    expect([answer.status, answer.body.code]).toEqual([404, 'project.not-found']);
  });
});

describe('409', () => {
  it('an owner has a thousand at the most, also when two ask at once; those there are can still be changed', async () => {
    await api.stores.database.mute.createMany({
      data: Array.from({ length: mutesOfAnOwner - 1 }, (_, number) => ({
        userId: ada.userId,
        subject: `pkg:npm/some-${number}`,
      })),
    });
    const answers = await Promise.all(['a', 'b', 'c'].map((name) => mute({ subject: `pkg:npm/${name}` })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('mute.limit-reached');
    expect((await mute({ subject: 'pkg:npm/some-1', until: soon() })).status).toBe(201);
    expect(await list()).toHaveLength(mutesOfAnOwner);
  });
});
