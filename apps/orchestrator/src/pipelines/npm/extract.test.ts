import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type LoopbackRegistry,
  type Packument,
  packument,
  startLoopbackRegistry,
} from '@red-tortoise/testing/registry';
import type { DueLookUp, LookUp } from '../packages/look-up.js';
import { type RegistryLimits, registryLimits } from '../packages/registry/registry-client.js';
import { extractFromNpm, type NpmExtractOptions } from './extract.js';
import { registryOptions } from './registry/registry-options.js';

const names = ['a', 'b', 'c', 'd', '@scope/e'];
const documents = names.map((name) => packument({ name, versions: ['1.0.0', '1.1.0'] }));
const dueOf = (name: string, etag: string | null = null): DueLookUp => ({ purl: `pkg:npm/${name}`, name, etag });

let registry: LoopbackRegistry;
beforeEach(async () => {
  registry = await startLoopbackRegistry({ packuments: documents });
});
afterEach(() => registry.close());

interface Given {
  due?: DueLookUp[];
  cursor?: string | null;
  signal?: AbortSignal;
  extract?: Partial<NpmExtractOptions>;
  limits?: Partial<RegistryLimits>;
}

function pagesOf({ due = names.map((name) => dueOf(name)), cursor = null, signal, extract, limits }: Given = {}) {
  const options: NpmExtractOptions = {
    due: async ({ after, limit }) => {
      const start = due.findIndex(({ purl }) => purl === after) + 1;
      return due.slice(start, start + limit);
    },
    fetchOptions: { registry: registry.url },
    limits: { ...registryLimits, firstWait: 1, ...limits },
    pageSize: 50,
    concurrency: 8,
    budget: null,
    ...extract,
  };
  return extractFromNpm(options)({ cursor, signal: signal ?? new AbortController().signal });
}

async function lookUps(given?: Given): Promise<LookUp[]> {
  const found: LookUp[] = [];
  for await (const { items } of pagesOf(given)) found.push(...items);
  return found;
}
const outcome = (lookUp: LookUp) => (lookUp.outcome === 'failed' ? lookUp.reason : lookUp.outcome);
const outcomes = async (given?: Given) => (await lookUps(given)).map(outcome);

describe('a run', () => {
  it('brings the documents page by page, each page with the cursor of its last package', async () => {
    const pages = [];
    for await (const page of pagesOf({ extract: { pageSize: 2 } })) pages.push(page);
    expect(pages.map(({ cursor, items }) => [cursor, items.map(({ name }) => name)])).toEqual([
      ['pkg:npm/b', ['a', 'b']],
      ['pkg:npm/d', ['c', 'd']],
      ['pkg:npm/@scope/e', ['@scope/e']],
    ]);
    const [first] = pages[0]?.items ?? [];
    expect(first).toMatchObject({
      purl: 'pkg:npm/a',
      outcome: 'changed',
      etag: expect.any(String),
      attemptedAt: expect.any(Date),
    });
    const { versions } = (first as { document: Packument }).document;
    expect(versions['1.0.0']).toMatchObject({ license: 'MIT', _npmUser: { name: 'alice' } });
  });

  it('goes on after its cursor', async () => {
    expect((await lookUps({ cursor: 'pkg:npm/c' })).map(({ name }) => name)).toEqual(['d', '@scope/e']);
  });

  it('stops at its budget', async () => {
    expect((await lookUps({ extract: { budget: 3, pageSize: 2 } })).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(registry.requests.count()).toBe(3);
  });

  it('fails when it is given the same package again and again, instead of asking for ever', async () => {
    const run = lookUps({ extract: { due: async () => [dueOf('a')] } });
    await expect(run).rejects.toThrow('pkg:npm/a is due again');
    expect(registry.requests.count()).toBe(1);
  });

  it('stops when it is told to', async () => {
    registry.fault({ kind: 'slow', milliseconds: 60_000 });
    const stop = new AbortController();
    const run = lookUps({ signal: stop.signal });
    stop.abort(new Error('shut down'));
    await expect(run).rejects.toThrow('shut down');
  });
});

describe('a package', () => {
  it('that did not change is told apart by its etag', async () => {
    const [before] = await lookUps({ due: [dueOf('a')] });
    const { etag } = before as { etag: string };
    expect(await outcomes({ due: [dueOf('a', etag)] })).toEqual(['not-modified']);
    registry.put(packument({ name: 'a', versions: ['1.0.0', '1.1.0', '1.2.0'] }));
    expect(await outcomes({ due: [dueOf('a', etag)] })).toEqual(['changed']);
  });

  it('that the registry does not know is not found, without another try', async () => {
    expect(await outcomes({ due: [dueOf('nobody')] })).toEqual(['not-found']);
    expect(registry.requests.count({ name: 'nobody' })).toBe(1);
  });

  it.each(['../../a', 'a/b', '', 'a b', '@scope', '.a', '@scope/a/b', 'a?write=true', 'x'.repeat(215)])(
    'named %j is never asked for',
    async (name) => {
      expect(await outcomes({ due: [dueOf(name)] })).toEqual(['registry.invalid-name']);
      expect(registry.requests.count()).toBe(0);
    },
  );
});

describe('a fault that passes', () => {
  it.each([
    { kind: 'status', status: 500 },
    { kind: 'status', status: 503, retryAfter: 0 },
    { kind: 'status', status: 429, retryAfter: 0 },
    { kind: 'status', status: 429 },
    { kind: 'closed' },
    { kind: 'truncated' },
    { kind: 'invalid-json' },
  ] as const)('($kind $status) is waited out', async (fault) => {
    registry.fault({ ...fault, name: 'a', times: 2 });
    expect(await outcomes()).toEqual(names.map(() => 'changed'));
    expect(registry.requests.count({ name: 'a' })).toBe(3);
  });

  it('pauses the whole host: nobody is asked before the moment that it named', async () => {
    registry.fault({ kind: 'status', status: 429, retryAfter: new Date(Date.now() + 60_000).toUTCString(), times: 1 });
    const limits = { longestPause: 300 };
    expect(await outcomes({ limits, extract: { concurrency: 1 } })).toEqual(names.map(() => 'changed'));
    const stop = new AbortController();
    registry.requests.reset();
    registry.fault({ kind: 'status', status: 503, retryAfter: 60, times: 1, name: 'a' });
    const run = lookUps({ signal: stop.signal, extract: { concurrency: 1 } });
    while (registry.requests.count({ status: 503 }) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 100));
    stop.abort(new Error('long enough'));
    await expect(run).rejects.toThrow('long enough');
    expect(registry.requests.count()).toBe(1);
  });
});

describe('a fault of one package that stays', () => {
  it.each([
    [{ kind: 'status', status: 500 }, 'registry.unavailable', 4],
    [{ kind: 'status', status: 429, retryAfter: 0 }, 'registry.rate-limited', 4],
    [{ kind: 'status', status: 403 }, 'registry.forbidden', 1],
    [{ kind: 'status', status: 400 }, 'registry.refused', 1],
    [{ kind: 'closed' }, 'registry.connection-failed', 4],
    [{ kind: 'truncated' }, 'registry.truncated', 4],
    [{ kind: 'invalid-json' }, 'registry.invalid-json', 4],
  ] as const)('%j fails it with %s, and no other', async (fault, reason, requests) => {
    registry.fault({ ...fault, name: 'b' });
    expect(await outcomes()).toEqual(['changed', reason, 'changed', 'changed', 'changed']);
    expect(registry.requests.count({ name: 'b' })).toBe(requests);
  });

  it('(a body cut without compression) is noticed by its length', async () => {
    registry.fault({ kind: 'truncated', name: 'b' });
    const extract = { fetchOptions: { registry: registry.url, compress: false } as never };
    expect((await outcomes({ extract }))[1]).toBe('registry.truncated');
  });

  it('(an answer that does not come) fails it as timed out', async () => {
    registry.fault({ kind: 'slow', milliseconds: 60_000, name: 'b' });
    expect(await outcomes({ limits: { timeout: 200, attempts: 2 } })).toEqual([
      'changed',
      'registry.timed-out',
      'changed',
      'changed',
      'changed',
    ]);
  });

  it('(a body beyond the limit, however small when packed) fails it without another try', async () => {
    registry.put({ ...packument({ name: 'b', versions: ['1.0.0'] }), readme: ' '.repeat(3_000_000) });
    expect((await outcomes({ limits: { longestBody: 1_000_000 } }))[1]).toBe('registry.document-too-large');
    expect(registry.requests.count({ name: 'b' })).toBe(1);
  });
});

describe('an outage', () => {
  const many = Array.from({ length: 30 }, (_, index) => dueOf(`p${index}`));

  it('fails the run instead of every package, when no connection can be made', async () => {
    const extract = { fetchOptions: { registry: 'http://127.0.0.1:9/' } };
    await expect(lookUps({ due: many, extract })).rejects.toMatchObject({ code: 'registry.unreachable' });
    await expect(lookUps({ due: [dueOf('a')], extract })).rejects.toMatchObject({ code: 'registry.unreachable' });
  });

  it.each([
    [{ kind: 'closed' }, 'registry.unreachable'],
    [{ kind: 'status', status: 500 }, 'registry.unavailable'],
    [{ kind: 'status', status: 429, retryAfter: 0 }, 'registry.rate-limited'],
  ] as const)('%j fails the run with %s, when nobody is answered', async (fault, code) => {
    registry.fault(fault);
    await expect(lookUps({ due: many })).rejects.toMatchObject({ name: 'RegistryOutage', code });
    expect(registry.requests.count()).toBeLessThan(60);
  });

  it('is not what many broken packages are, as long as others are answered', async () => {
    const broken = Array.from({ length: 12 }, (_, index) => `broken${index}`);
    for (const name of broken) registry.fault({ kind: 'closed', name });
    const due = broken.flatMap((name) => [dueOf(name), dueOf(`un${name}`)]);
    const found = await outcomes({ due, extract: { concurrency: 1 } });
    expect(found).toEqual(broken.flatMap(() => ['registry.connection-failed', 'not-found']));
  });

  it('keeps the pages before it', async () => {
    const cursors: string[] = [];
    const run = async () => {
      for await (const { cursor } of pagesOf({
        due: [...names.map((name) => dueOf(name)), ...many],
        extract: { pageSize: 5 },
        limits: { patience: 10 },
      })) {
        cursors.push(cursor);
        registry.fault({ kind: 'closed' });
      }
    };
    await expect(run()).rejects.toMatchObject({ code: 'registry.unreachable' });
    expect(cursors).toEqual(['pkg:npm/@scope/e']);
  });
});

describe('the registry', () => {
  const inFolder = async (npmrc: string, registryUrl?: string) => {
    const directory = await mkdtemp(join(tmpdir(), 'npmrc-'));
    await writeFile(join(directory, '.npmrc'), npmrc);
    await writeFile(join(directory, 'package.json'), '{}');
    try {
      return await registryOptions({ registryUrl, directory, environment: { HOME: directory } });
    } finally {
      await rm(directory, { recursive: true });
    }
  };
  const npmrc =
    'registry=https://one.example.test/\n@scope:registry=https://two.example.test/npm/\n//two.example.test/npm/:_authToken=secret\n';

  it("is the one of npm's configuration, also for a scope, with its credentials", async () => {
    expect(await inFolder(npmrc)).toMatchObject({
      registry: 'https://one.example.test/',
      '@scope:registry': 'https://two.example.test/npm/',
      '//two.example.test/npm/:_authToken': 'secret',
    });
  });

  it('is the given one for everything, when one is given', async () => {
    const options = await inFolder(npmrc, registry.url);
    expect(await outcomes({ due: [dueOf('@scope/e')], extract: { fetchOptions: options } })).toEqual(['changed']);
  });
});
