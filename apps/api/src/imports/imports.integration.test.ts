import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Import, manifestBytesLimit } from '@red-tortoise/contracts';
import { ImportModel } from '@red-tortoise/documents';
import { processImport } from '@red-tortoise/domain';
import type { Body } from '../test-support/caller.js';
import { lockfileOf } from '../test-support/import-lockfile.js';
import { type Person, startApi, type TestApi } from '../test-support/start-api.js';

let api: TestApi;
let person: Person;
let projectId: string;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  person = await api.signUp();
  projectId = (await person.post('/v1/projects', { name: 'shop' })).body.id;
});

const lockfile = lockfileOf([{ name: 'express', version: '5.1.0' }]);
const upload = (body: Body, headers: Record<string, string> = {}, query = '') =>
  person.post(`/v1/projects/${projectId}/imports${query}`, body, headers);

describe('202', () => {
  it.each([
    ['as JSON', 'application/json'],
    ['as bytes', 'application/octet-stream'],
    ['as text', 'text/plain;charset=UTF-8'],
    ['as YAML', 'application/yaml'],
    ['as a form, which it is not', 'application/x-www-form-urlencoded'],
  ])('a manifest may come %s', async (_, type) => {
    const answer = await upload(lockfile, { 'content-type': type }, '?filename=package-lock.json');
    expect(answer.status).toBe(202);
    const accepted = Import.parse(answer.body);
    expect(accepted).toMatchObject({
      state: 'queued',
      filename: 'package-lock.json',
      bytes: lockfile.length,
      projectId,
    });
    expect(answer.headers.get('location')).toBe(`/v1/imports/${accepted.id}`);
    expect((await person.get(`/v1/imports/${accepted.id}`)).body).toEqual(answer.body);
  });

  it('or without a content type at all', async () => {
    const answer = await upload(new Blob([new Uint8Array(lockfile)]));
    expect(answer.status).toBe(202);
  });

  it('the same content is the same import, however it was packed', async () => {
    const form = new FormData();
    form.append('comment', 'from CI');
    form.append('file', new Blob([new Uint8Array(lockfile)]), 'package-lock.json');
    const zippedForm = new FormData();
    zippedForm.append('file', new Blob([gzipSync(lockfile)]), 'package-lock.json.gz');
    const answers = [
      await upload(lockfile),
      await upload(gzipSync(lockfile), { 'content-encoding': 'gzip' }),
      await upload(gzipSync(lockfile), { 'content-type': 'application/gzip' }),
      await upload(gzipSync(gzipSync(lockfile)), { 'content-encoding': 'gzip' }),
      await upload(form),
      await upload(zippedForm),
    ];
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 202]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(new Set(answers.map(({ body }) => body.bytes))).toEqual(new Set([lockfile.length]));
  });

  it('a form gives the name of its file', async () => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(lockfile)]), 'npm-shrinkwrap.json');
    expect((await upload(form)).body.filename).toBe('npm-shrinkwrap.json');
  });

  it('many uploads of one person at once are all taken', async () => {
    const bodies = Array.from({ length: 12 }, (_, index) => lockfileOf([{ name: 'express', version: `5.0.${index}` }]));
    const answers = await Promise.all(bodies.map((body) => upload(body)));
    expect(answers.map(({ status }) => status)).toEqual(bodies.map(() => 202));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(bodies.length);
  });

  it('32 MB to the byte are taken', async () => {
    const answer = await upload(Buffer.alloc(manifestBytesLimit, 0x20));
    expect(answer.status).toBe(202);
    expect(answer.body.bytes).toBe(manifestBytesLimit);
  });
});

describe('200', () => {
  it('lists the imports of a project, newest first, page by page', async () => {
    for (const version of ['1.0.0', '2.0.0', '3.0.0']) await upload(lockfileOf([{ name: 'express', version }]));
    const first = (await person.get(`/v1/projects/${projectId}/imports?limit=2`)).body;
    expect(first.items).toHaveLength(2);
    const second = (await person.get(`/v1/projects/${projectId}/imports?limit=2&cursor=${first.next}`)).body;
    expect(second.next).toBeNull();
    const moments = [...first.items, ...second.items].map(({ createdAt }) => createdAt);
    expect(moments).toHaveLength(3);
    expect(moments).toEqual([...moments].sort().reverse());
  });

  it('an import ends as current, or says by code why it failed', async () => {
    const good = (await upload(lockfile)).body.id;
    const bad = (await upload('this is no lockfile')).body.id;
    await processImport(api.stores.context, good);
    await processImport(api.stores.context, bad);
    expect((await person.get(`/v1/imports/${good}`)).body).toMatchObject({ state: 'done', current: true });
    const failed = Import.parse((await person.get(`/v1/imports/${bad}`)).body);
    expect(failed).toMatchObject({ state: 'failed', current: false });
    expect(failed.error?.code).toMatch(/^manifest\./);
    expect(failed.error?.title).toBeTruthy();
  });
});

describe('400', () => {
  it.each([
    ['an empty body', '', 'import.empty'],
    ['an empty file in a form', formWith(''), 'import.empty'],
    ['a form without a file', formWith(undefined), 'import.empty'],
    ['an empty gzip', gzipSync(''), 'import.empty'],
  ])('refuses %s', async (_, body, code) => {
    const answer = await upload(body);
    expect([answer.status, answer.body?.code]).toEqual([400, code]);
  });

  it('refuses an encoding that it cannot read, and a name that is too long', async () => {
    expect((await upload(lockfile, { 'content-encoding': 'br' })).body.code).toBe('request.invalid');
    expect((await upload(lockfile, {}, `?filename=${'x'.repeat(256)}`)).body.code).toBe('request.invalid');
  });
});

describe('413', () => {
  it('refuses more than 32 MB, announced or not, and goes on serving', async () => {
    const tooLarge = Buffer.alloc(manifestBytesLimit + 200_000, 0x20);
    const announced = await upload(tooLarge);
    expect([announced.status, announced.body?.code]).toEqual([413, 'request.too-large']);
    const streamed = await person.send('POST', `/v1/projects/${projectId}/imports`, {
      body: new ReadableStream({
        start(controller) {
          for (let at = 0; at < tooLarge.length; at += 1_000_000)
            controller.enqueue(tooLarge.subarray(at, at + 1_000_000));
          controller.close();
        },
      }),
      duplex: 'half',
    });
    expect([streamed.status, streamed.body?.code]).toEqual([413, 'request.too-large']);
    const form = await upload(formWith(tooLarge));
    expect([form.status, form.body?.code]).toEqual([413, 'request.too-large']);
    expect((await upload(lockfile)).status).toBe(202);
  });

  it('refuses a gzip bomb without unpacking it', async () => {
    const bomb = gzipSync(Buffer.alloc(400_000_000), { level: 9 });
    const before = process.memoryUsage().rss;
    for (const headers of [undefined, { 'content-encoding': 'gzip' }]) {
      const answer = await upload(bomb, headers);
      expect([answer.status, answer.body?.code]).toEqual([413, 'manifest.too-big']);
    }
    const twice = await upload(gzipSync(bomb), { 'content-encoding': 'gzip' });
    expect([twice.status, twice.body?.code]).toEqual([413, 'manifest.too-big']);
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  });
});

describe('422', () => {
  it('refuses a gzip that is cut off or damaged', async () => {
    const packed = gzipSync(lockfile);
    const damaged = Buffer.from(packed);
    damaged.fill(0xff, 20, 40);
    for (const body of [packed.subarray(0, packed.length - 12), damaged]) {
      const answer = await upload(body);
      expect([answer.status, answer.body?.code]).toEqual([422, 'manifest.bad-archive']);
    }
    expect((await upload(lockfile, { 'content-encoding': 'gzip' })).body.code).toBe('manifest.bad-archive');
    expect(await ImportModel.countDocuments({ projectId })).toBe(0);
  });
});

function formWith(content: string | Buffer | undefined): FormData {
  const form = new FormData();
  if (content === undefined) form.append('comment', 'nothing here');
  else
    form.append(
      'file',
      new Blob([typeof content === 'string' ? content : new Uint8Array(content)]),
      'package-lock.json',
    );
  return form;
}
