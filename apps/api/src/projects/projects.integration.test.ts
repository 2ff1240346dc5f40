import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Component, Project } from '@red-tortoise/contracts';
import { ComponentModel, ImportModel, PackageModel, ProjectStateModel } from '@red-tortoise/documents';
import { processImport, removeDeletedProjects } from '@red-tortoise/domain';
import { importLockfile, lockfileOf } from '../test-support/import-lockfile.js';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';

let api: TestApi;
let person: Person;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  person = await api.signUp();
});

const packages = [
  { name: 'express', version: '5.1.0', licence: 'MIT' },
  { name: 'jest', version: '30.0.0', dev: true, licence: 'MIT' },
  { name: 'body-parser', version: '2.2.0', direct: false, licence: 'MIT' },
  { name: 'a.b-c', version: '1.0.0', direct: false, licence: 'ISC' },
  { name: 'axbxc', version: '1.0.0', direct: false },
];

/** Every item of a list, page by page; sees to it that no page is larger than asked for. */
async function readAll(path: string, limit: number) {
  // biome-ignore lint/suspicious/noExplicitAny: items of any list
  const items: any[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const separator = path.includes('?') ? '&' : '?';
    const { status, body } = await person.get(`${path}${separator}limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`);
    expect(status).toBe(200);
    expect(body.items.length).toBeLessThanOrEqual(limit);
    items.push(...body.items);
    cursor = body.next;
  }
  return items;
}

describe('projects', () => {
  it('201: a new one is empty, and belongs to the personal organisation', async () => {
    const answer = await person.post('/v1/projects', { name: '  web shop  ' });
    expect(answer.status).toBe(201);
    expect(Project.parse(answer.body)).toMatchObject({
      name: 'web shop',
      organisationId: person.organisationId,
      currentImport: null,
      latestImport: null,
      summary: null,
    });
  });

  it('200: all are listed once, newest first, whatever the size of the page', async () => {
    const names = ['one', 'two', 'three', 'four', 'five'];
    for (const name of names) await person.post('/v1/projects', { name });
    for (const limit of [1, 2, 5, 200]) {
      expect((await readAll('/v1/projects', limit)).map(({ name }) => name)).toEqual([...names].reverse());
    }
  });

  it('200: show their current import and its counts, and the import that was asked for last', async () => {
    const { projectId, importId } = await importLockfile(api.stores.context, person, packages);
    const newer = lockfileOf([{ name: 'express', version: '5.2.0' }]);
    const waiting = (await person.post(`/v1/projects/${projectId}/imports`, newer)).body;
    const project = Project.parse((await person.get(`/v1/projects/${projectId}`)).body);
    expect(project.currentImport).toMatchObject({ id: importId, filename: 'package-lock.json' });
    expect(project.latestImport).toEqual({ id: waiting.id, state: 'queued' });
    expect(project.summary).toMatchObject({ components: 5, direct: 2, dev: 1, notFetched: 5, deprecated: 0 });
    expect((await person.get('/v1/projects')).body.items[0]).toEqual(project);
  });

  it('200: can be renamed', async () => {
    const { id } = (await person.post('/v1/projects', { name: 'old' })).body;
    expect((await person.patch(`/v1/projects/${id}`, { name: 'new' })).body.name).toBe('new');
    expect((await person.get(`/v1/projects/${id}`)).body.name).toBe('new');
  });

  it('204: a deleted one is gone at once, with its imports and its feed, and in the end from every store', async () => {
    const { projectId, importId } = await importLockfile(api.stores.context, person, packages);
    expect((await person.delete(`/v1/projects/${projectId}`)).status).toBe(204);
    for (const path of ['', '/imports', '/components', '/not-assessed', '/feed']) {
      expect((await person.get(`/v1/projects/${projectId}${path}`)).status).toBe(404);
    }
    expect((await person.get(`/v1/imports/${importId}`)).status).toBe(404);
    expect((await person.get('/v1/projects')).body.items).toEqual([]);
    expect((await person.get('/v1/feed')).body.items).toEqual([]);
    expect((await person.delete(`/v1/projects/${projectId}`)).status).toBe(404);
    await removeDeletedProjects(api.stores.context);
    expect(await api.stores.database.project.count({ where: { id: projectId } })).toBe(0);
    expect(await ImportModel.countDocuments({ projectId })).toBe(0);
    expect(await ComponentModel.countDocuments({ projectId })).toBe(0);
  });

  it.each([[''], ['   '], ['x'.repeat(101)], [7], [null]])('400: refuses the name %j', async (name) => {
    expect((await person.post('/v1/projects', { name })).body.code).toBe('request.invalid');
  });
});

describe('components', () => {
  let projectId: string;
  const list = (query = '') => readAll(`/v1/projects/${projectId}/components${query}`, 2);
  const names = async (query: string) => (await list(query)).map(({ name }) => name);
  beforeEach(async () => {
    projectId = (await importLockfile(api.stores.context, person, packages)).projectId;
    await ComponentModel.updateOne(
      { projectId, name: 'express' },
      { $set: { 'facts.behind': 'major', 'facts.latest': '6.0.0', 'facts.licence': 'Apache-2.0' } },
    );
    await ComponentModel.updateOne({ projectId, name: 'body-parser' }, { $set: { 'facts.deprecated': 'use another' } });
  });

  it('200: direct ones first, then by name, each once, with how they came in', async () => {
    const components = (await list()).map((component) => Component.parse(component));
    expect(components.map(({ name }) => name)).toEqual(['express', 'jest', 'a.b-c', 'axbxc', 'body-parser']);
    expect(components[4]).toMatchObject({
      purl: 'pkg:npm/body-parser@2.2.0',
      packagePurl: 'pkg:npm/body-parser',
      direct: false,
      path: ['express@5.1.0', 'body-parser@2.2.0'],
      licence: 'MIT',
      deprecated: 'use another',
    });
    expect(components[4]?.freshness.state).toBe('not-fetched');
  });

  it.each([
    ['?direct=true', ['express', 'jest']],
    ['?direct=false', ['a.b-c', 'axbxc', 'body-parser']],
    ['?dev=true', ['jest']],
    ['?dev=false&direct=true', ['express']],
    ['?deprecated=true', ['body-parser']],
    ['?deprecated=false&direct=false', ['a.b-c', 'axbxc']],
    ['?behind=major', ['express']],
    ['?licence=Apache-2.0', ['express']],
    ['?licence=ISC', ['a.b-c']],
    ['?licence=MIT&dev=false', ['body-parser']],
    ['?search=PARSER', ['body-parser']],
    ['?search=a.b', ['a.b-c']],
    ['?search=.*', []],
    ['?search=%5C', []],
    ['?search=(((((', []],
  ])('200: %s finds %j', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it('200: says how current each one is', async () => {
    const day = 24 * 60 * 60 * 1_000;
    const set = (name: string, change: object) => PackageModel.updateOne({ _id: `pkg:npm/${name}` }, { $set: change });
    await set('express', { state: 'fetched', fetchedAt: new Date() });
    await set('jest', { state: 'fetched', fetchedAt: new Date(Date.now() - 2 * day) });
    await set('a.b-c', { state: 'not-found', attemptedAt: new Date() });
    await set('axbxc', { state: 'failing', failure: 'the registry answered 500' });
    const states = (await list()).map(({ freshness }) => freshness.state);
    expect(states).toEqual(['fresh', 'stale', 'not-found', 'failing', 'not-fetched']);
    expect((await list())[3].freshness.failure).toBe('the registry answered 500');
  });

  it('200: a project without an import has none', async () => {
    const { id } = (await person.post('/v1/projects', { name: 'empty' })).body;
    for (const path of ['components', 'not-assessed']) {
      expect((await person.get(`/v1/projects/${id}/${path}`)).body).toEqual({ items: [], next: null });
    }
  });

  it('200: what was not assessed is listed with the reason', async () => {
    const lockfile = JSON.stringify({
      name: 'web-shop',
      lockfileVersion: 3,
      packages: {
        '': { name: 'web-shop', dependencies: { one: 'file:../one', two: 'git+ssh://git@github.com/x/two.git' } },
        'node_modules/one': { resolved: '../one', link: true },
        '../one': { version: '1.0.0' },
        'node_modules/two': {
          version: '1.0.0',
          resolved: 'git+ssh://git@github.com/x/two.git#0123456789012345678901234567890123456789',
        },
      },
    });
    const { id } = (await person.post('/v1/projects', { name: 'local parts' })).body;
    const accepted = (await person.post(`/v1/projects/${id}/imports`, lockfile)).body;
    await processImport(api.stores.context, accepted.id);
    const items = await readAll(`/v1/projects/${id}/not-assessed`, 1);
    expect(items.map(({ name }) => name).sort()).toEqual(['one', 'two']);
    for (const item of items) expect(item.reason && item.detail).toBeTruthy();
  });

  it('200: a newer import takes the place of the older', async () => {
    expect(await names('?direct=true')).toEqual(['express', 'jest']);
    const body = lockfileOf([{ name: 'koa', version: '3.0.0' }]);
    const { id } = (await person.post(`/v1/projects/${projectId}/imports`, body)).body;
    await processImport(api.stores.context, id);
    expect(await names('')).toEqual(['koa']);
    expect((await ProjectStateModel.findById(projectId).lean())?.currentImportId).toBe(id);
  });
});
