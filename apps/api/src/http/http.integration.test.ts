import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  errorCodes,
  exportPath,
  importProgressPath,
  liveStreamPath,
  Problem,
  syndicationPath,
} from '@red-tortoise/contracts';
import { endpoints } from '../test-support/endpoints.js';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';

let api: TestApi;
let person: Person;
beforeAll(async () => {
  api = await startApi();
  person = await api.signUp();
});
afterAll(() => api.close());

describe('every answer', () => {
  it('has the id that the request came with, or a new one, and so does its log line', async () => {
    const given = `test-${crypto.randomUUID()}`;
    const answer = await person.get('/v1/me', { 'x-request-id': given });
    expect(answer.headers.get('x-request-id')).toBe(given);
    expect(api.logged.some((line) => line.requestId === given && line.route === '/v1/me')).toBe(true);
    const first = (await person.get('/v1/me')).headers.get('x-request-id');
    const second = (await person.get('/v1/me', { 'x-request-id': 'short' })).headers.get('x-request-id');
    for (const id of [first, second]) expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(first).not.toBe(second);
  });

  it('says nothing of what runs here, and may not be framed, sniffed or cached for others', async () => {
    for (const path of ['/v1/me', '/nothing', '/health/live', '/docs']) {
      const { headers } = await person.get(path);
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('server')).toBeNull();
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('cache-control')).toMatch(/private|no-store/);
    }
  });

  it('has an ETag on reads, and is not sent again while it has not changed', async () => {
    const project = (await person.post('/v1/projects', { name: 'first name' })).body;
    const first = await person.get(`/v1/projects/${project.id}`);
    const tag = first.headers.get('etag') as string;
    expect(tag).toBeTruthy();
    const again = await person.get(`/v1/projects/${project.id}`, { 'if-none-match': `"other", ${tag}` });
    expect([again.status, again.text]).toEqual([304, '']);
    await person.patch(`/v1/projects/${project.id}`, { name: 'second name' });
    const changed = await person.get(`/v1/projects/${project.id}`, { 'if-none-match': tag });
    expect([changed.status, changed.body.name]).toEqual([200, 'second name']);
  });
});

describe('errors', () => {
  it('are problem documents whose type leads to a page', async () => {
    const answer = await person.get('/v1/projects/not-a-uuid');
    const problem = Problem.parse(answer.body);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(problem).toMatchObject({ code: 'request.invalid', status: 400 });
    expect(problem.issues?.[0]?.path).toBe('id');
    expect(problem.instance).toBe(answer.headers.get('x-request-id'));
    expect((await api.anyone.get(problem.type)).text).toContain('request.invalid');
  });

  it.each([
    ['an unknown path', 'GET', '/v1/nothing', undefined, {}, 404, 'request.not-found'],
    ['an unknown method', 'DELETE', '/v1/me', undefined, {}, 404, 'request.not-found'],
    ['broken JSON', 'POST', '/v1/projects', '{"name":', { 'content-type': 'application/json' }, 400, 'request.invalid'],
    ['no body', 'POST', '/v1/projects', undefined, {}, 400, 'request.invalid'],
    ['an empty body', 'POST', '/v1/projects', '', { 'content-type': 'application/json' }, 400, 'request.invalid'],
    [
      'another content type',
      'POST',
      '/v1/projects',
      'name=x',
      { 'content-type': 'text/plain' },
      400,
      'request.invalid',
    ],
    [
      'a list as the body',
      'POST',
      '/v1/projects',
      '[]',
      { 'content-type': 'application/json' },
      400,
      'request.invalid',
    ],
    ['a limit of zero', 'GET', '/v1/projects?limit=0', undefined, {}, 400, 'request.invalid'],
    ['a limit beyond the largest', 'GET', '/v1/projects?limit=201', undefined, {}, 400, 'request.invalid'],
    ['the same value twice', 'GET', '/v1/projects?limit=1&limit=2', undefined, {}, 400, 'request.invalid'],
    ['a cursor of another list', 'GET', '/v1/projects?cursor=eyJrIjoxfQ', undefined, {}, 400, 'request.cursor-invalid'],
    ['a cursor that is noise', 'GET', '/v1/feed?cursor=%00%ff', undefined, {}, 400, 'request.cursor-invalid'],
    ['a broken escape in the path', 'GET', '/v1/packages/%zz', undefined, {}, 400, 'request.invalid'],
  ])('%s: %s %s', async (_, method, path, body, headers, status, code) => {
    const answer = await person.send(method, path, { body, headers: headers as Record<string, string> });
    expect([answer.status, answer.body?.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    Problem.parse(answer.body);
  });

  it('a JSON body beyond 64 KB is refused, announced or not', async () => {
    const name = 'x'.repeat(100_000);
    expect((await person.post('/v1/projects', { name })).body.code).toBe('request.too-large');
    const body = new Blob([JSON.stringify({ name })]).stream();
    const headers = { 'content-type': 'application/json' };
    const answer = await person.send('POST', '/v1/projects', { body, headers, duplex: 'half' });
    expect([answer.status, answer.body.code]).toEqual([413, 'request.too-large']);
  });

  it('names of inherited properties in a body do no harm', async () => {
    const body = '{"name":"shop","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
    const answer = await person.post('/v1/projects', body, { 'content-type': 'application/json' });
    expect([201, 400]).toContain(answer.status);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('the documents', () => {
  it('describe every endpoint of the contracts, and nothing under /v1 that is in none', async () => {
    const { paths } = (await api.anyone.get('/docs/openapi.json')).body;
    const described = Object.entries(paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    const streamed = [importProgressPath, exportPath, liveStreamPath, syndicationPath].map((path) => `GET ${path}`);
    const expected = [...endpoints.map(({ method, path }) => `${method} ${path}`), ...streamed];
    expect(described.sort()).toEqual(expected.sort());
  });

  it('name for each endpoint its status of success, its parameters and its body', async () => {
    const { paths } = (await api.anyone.get('/docs/openapi.json')).body;
    for (const { method, path, status = 200, params, query, body } of endpoints) {
      const operation = paths[path.replace(/:(\w+)/g, '{$1}')][method.toLowerCase()];
      expect(Object.keys(operation.responses)).toContain(String(status));
      const names = operation.parameters.map((parameter: { name: string }) => parameter.name).sort();
      const declared = [params, query].flatMap((schema) => Object.keys((schema as { shape?: object })?.shape ?? {}));
      expect(names).toEqual(declared.sort());
      if (body) expect(operation.requestBody.content['application/json']).toBeDefined();
    }
  });

  it('have a page for people, and one for every error code', async () => {
    const page = await api.anyone.get('/docs');
    expect(page.status).toBe(200);
    for (const [, file] of page.text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await api.anyone.get(file as string)).status).toBe(200);
    }
    expect((await api.anyone.get('/docs/files/..%2F..%2Fpackage.json')).status).toBe(404);
    for (const code of errorCodes) expect((await api.anyone.get(`/docs/errors/${code}`)).text).toContain(code);
    expect((await api.anyone.get('/docs/errors/nothing')).status).toBe(404);
  });
});

describe('the metrics', () => {
  it('count requests by route, never by address', async () => {
    await person.get(`/v1/projects/${crypto.randomUUID()}`);
    const { text } = await api.anyone.get('/metrics');
    expect(text).toContain('route="/v1/projects/:id"');
    expect(text).not.toMatch(/route="[^"]*[0-9a-f]{8}-/);
  });
});
