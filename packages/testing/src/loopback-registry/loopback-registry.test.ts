import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import npmFetch from 'npm-registry-fetch';
import { type Packument, packument } from '../packument.js';
import {
  type LoopbackRegistry,
  type LoopbackRegistryOptions,
  startLoopbackRegistry,
} from './start-loopback-registry.js';

const left = packument({ name: 'left', versions: ['1.0.0', '1.1.0', '2.0.0-beta.1'], tags: { latest: '1.1.0' } });
const scoped = packument({ name: '@scope/name', versions: ['1.0.0'] });

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function started(options: LoopbackRegistryOptions = { packuments: [left, scoped] }): Promise<LoopbackRegistry> {
  const registry = await startLoopbackRegistry(options);
  open.push(() => registry.close());
  return registry;
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'registry-test-'));
  open.push(() => rm(path, { recursive: true }));
  return path;
}

const json = async (url: string, init?: RequestInit) => (await (await fetch(url, init)).json()) as Packument;

describe('the loopback registry', () => {
  it('serves a document whole, compressed or not', async () => {
    const { url } = await started();
    expect(await json(`${url}left`)).toEqual(left);
    const plain = await fetch(`${url}left`, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.json()).toEqual(left);
    const packed = await fetch(`${url}left`, { headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('last-modified')).toBe('Fri, 03 Jan 2020 00:00:00 GMT');
  });

  it('serves scoped names in both spellings', async () => {
    const { url } = await started();
    expect(await json(`${url}@scope%2fname`)).toEqual(scoped);
    expect(await json(`${url}@scope/name`)).toEqual(scoped);
  });

  it('serves what an installation needs to those who accept it', async () => {
    const { url } = await started();
    const accept = 'application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8';
    const response = await fetch(`${url}left`, { headers: { accept } });
    expect(response.headers.get('content-type')).toBe('application/vnd.npm.install-v1+json');
    const short = (await response.json()) as Packument & { modified: string };
    expect(Object.keys(short.versions)).toEqual(['1.0.0', '1.1.0', '2.0.0-beta.1']);
    expect(short.modified).toBe(left.time.modified);
    expect(short.versions['1.0.0']).not.toHaveProperty('_npmUser');
    expect(short).not.toHaveProperty('time');
  });

  it('answers 304 to those who have the document, with a tag per form', async () => {
    const { url } = await started();
    const etag = (await fetch(`${url}left`)).headers.get('etag') as string;
    const again = await fetch(`${url}left`, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await fetch(`${url}left`, { headers: { 'if-none-match': `W/${etag}` } })).status).toBe(304);
    const accept = 'application/vnd.npm.install-v1+json';
    expect((await fetch(`${url}left`, { headers: { 'if-none-match': etag, accept } })).status).toBe(200);
  });

  it("answers 404 in npm's words, and what is no package", async () => {
    const { url } = await started();
    const response = await fetch(`${url}nobody`);
    expect([response.status, await response.json()]).toEqual([404, { error: 'Not found' }]);
    expect((await fetch(`${url}-/v1/search`)).status).toBe(404);
    expect((await fetch(`${url}left`, { method: 'PUT', body: '{}' })).status).toBe(405);
    expect(await json(`${url}-/ping`)).toEqual({});
  });

  it('counts requests by package and status', async () => {
    const { url, requests } = await started();
    await fetch(`${url}left`);
    await fetch(`${url}left`);
    await fetch(`${url}nobody`);
    expect(requests.byPackage()).toEqual({ left: { 200: 2 }, nobody: { 404: 1 } });
    expect([requests.count(), requests.count({ name: 'left' }), requests.count({ status: 404 })]).toEqual([3, 2, 1]);
    requests.reset();
    expect(requests.count()).toBe(0);
  });

  it('publishes and takes away documents', async () => {
    const registry = await started();
    const before = (await fetch(`${registry.url}left`)).headers.get('etag');
    registry.put({ ...left, description: 'changed' });
    const after = await fetch(`${registry.url}left`);
    expect(after.headers.get('etag')).not.toBe(before);
    expect(await after.json()).toMatchObject({ description: 'changed' });
    registry.remove('left');
    expect((await fetch(`${registry.url}left`)).status).toBe(404);
  });

  it('is read by npm itself', async () => {
    const { url } = await started();
    expect(await npmFetch.json('/@scope%2fname', { registry: url })).toEqual(scoped);
    await expect(npmFetch.json('/nobody', { registry: url })).rejects.toMatchObject({ code: 'E404' });
  });
});

describe('the sources of documents', () => {
  const read = async (packuments: string) => {
    const { url, names } = await started({ packuments });
    return { names: names.sort(), documents: [await json(`${url}left`), await json(`${url}@scope%2fname`)] };
  };
  const expected = { names: ['@scope/name', 'left'], documents: [left, scoped] };

  it('are a file of lines, plain or compressed, whatever stands first in a line', async () => {
    const path = await folder();
    const { name, ...rest } = scoped;
    const lines = `${JSON.stringify(left)}\n${JSON.stringify({ description: '{"_id":"no"', ...rest, name })}\n`;
    await writeFile(join(path, 'all.ndjson'), lines);
    await writeFile(join(path, 'all.ndjson.gz'), gzipSync(lines.trimEnd()));
    for (const file of ['all.ndjson', 'all.ndjson.gz']) {
      const found = await read(join(path, file));
      expect(found.names).toEqual(expected.names);
      expect(found.documents[0]).toEqual(left);
      expect(found.documents[1]).toMatchObject({ name: '@scope/name', versions: scoped.versions });
    }
  });

  it('are a directory of files, scoped names as folders or escaped', async () => {
    const path = await folder();
    await writeFile(join(path, 'left.json'), JSON.stringify(left));
    await writeFile(join(path, '@scope%2fname.json'), JSON.stringify(scoped));
    expect(await read(path)).toEqual(expected);
    await rm(join(path, '@scope%2fname.json'));
    await mkdir(join(path, '@scope'));
    await writeFile(join(path, '@scope', 'name.json'), JSON.stringify(scoped));
    expect(await read(path)).toEqual(expected);
  });
});
