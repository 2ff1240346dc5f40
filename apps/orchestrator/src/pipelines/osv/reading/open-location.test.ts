import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AdvisoryServer, serving, startAdvisoryServer } from '../../../test-support/advisory-server.js';
import { zipOf } from '../../../test-support/zip-of.js';
import { type OsvLimits, osvLimits } from '../osv-limits.js';
import { openLocation, starterLocation } from './open-location.js';

const folder = mkdtempSync(join(tmpdir(), 'open-location-'));
let server: AdvisoryServer;
beforeAll(async () => {
  server = await startAdvisoryServer();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const quick = { ...osvLimits, firstWait: 1, longestPause: 20 };
const { signal } = new AbortController();

async function read(location: string, change: Partial<OsvLimits> = {}) {
  const opened = await openLocation({
    location,
    folder,
    version: null,
    credential: null,
    limits: { ...quick, ...change },
    signal,
  });
  if (opened === null) throw new Error('it is unchanged');
  const found: string[] = [];
  try {
    for await (const { place, text, problem } of opened.records()) found.push(`${place}: ${problem?.code ?? text}`);
  } finally {
    await opened.close();
  }
  return found;
}

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('records are found', () => {
  it('one a line, gzipped or not', async () => {
    const lines = '{"a":1}\n\n{"b":2}\r\n{"c":3}';
    const found = ['line 1: {"a":1}', 'line 3: {"b":2}\r', 'line 4: {"c":3}'];
    expect(await read(file('lines.ndjson', lines))).toEqual(found);
    expect(await read(file('lines.gz', gzipSync(lines)))).toEqual(found);
  });

  it('in a folder, in the order of its paths, with everything below it', async () => {
    const root = join(folder, 'many');
    mkdirSync(join(root, 'npm'), { recursive: true });
    writeFileSync(join(root, 'npm', 'b.json'), '{\n  "b": 2\n}');
    writeFileSync(join(root, 'a.json.gz'), gzipSync('{"a":1}'));
    writeFileSync(join(root, 'c.ndjson'), '{"c":3}\n{"d":4}');
    writeFileSync(join(root, 'README.md'), 'nothing');
    expect(await read(root)).toEqual([
      'a.json.gz: {"a":1}',
      'c.ndjson line 1: {"c":3}',
      'c.ndjson line 2: {"d":4}',
      'npm/b.json: {\n  "b": 2\n}',
    ]);
  });

  it('in a zip archive, from a file and from an address', async () => {
    const archive = zipOf([
      { name: 'a.json', content: '{"a":1}' },
      { name: 'notes.txt', content: 'nothing' },
      { name: 'deep/b.json', content: '{"b":2}' },
    ]);
    const found = ['a.json: {"a":1}', 'deep/b.json: {"b":2}'];
    server.answers.set('/all.zip', serving(archive));
    expect(await read(file('all.zip', archive))).toEqual(found);
    expect(await read(`${server.url}/all.zip`)).toEqual(found);
  });

  it('in the set that is shipped', async () => {
    expect((await read(starterLocation)).length).toBeGreaterThan(50);
  });
});

describe('a zip archive that is hostile', () => {
  it('has records that cannot be read, and others that can', async () => {
    const bomb = Buffer.alloc(64 * 1024 * 1024);
    const archive = zipOf([
      { name: '../../etc/passwd.json', content: '{"a":1}' },
      { name: '/root.json', content: '{"b":2}' },
      { name: 'bomb.json', content: bomb },
      { name: 'liar.json', content: bomb, claimedSize: 10 },
      { name: 'short.json', content: '{}', claimedSize: 1_000 },
      { name: 'honest.json', content: '{"c":3}' },
    ]);
    expect(archive.length).toBeLessThan(1024 * 1024);
    expect(await read(file('hostile.zip', archive))).toEqual([
      '../../etc/passwd.json: archive.name-unsafe',
      '/root.json: archive.name-unsafe',
      'bomb.json: advisory.too-big',
      'liar.json: archive.entry-damaged',
      'short.json: archive.entry-damaged',
      'honest.json: {"c":3}',
    ]);
  });

  it('ends the run with the reason where it is damaged or beyond all limits', async () => {
    const archive = zipOf(['a', 'b', 'c'].map((name) => ({ name: `${name}.json`, content: '"0123456789"' })));
    const cut = file('cut.zip', archive.subarray(0, archive.length - 30));
    await expect(read(cut)).rejects.toMatchObject({ code: 'source.not-readable' });
    const whole = file('whole.zip', archive);
    await expect(read(whole, { files: 2 })).rejects.toMatchObject({ code: 'source.too-large' });
    await expect(read(whole, { unpacked: 20 })).rejects.toMatchObject({ code: 'source.too-large' });
  });

  it('or gzipped file that unpacks to no end is given up', async () => {
    const bomb = file('bomb.gz', gzipSync(Buffer.alloc(8 * 1024 * 1024)));
    await expect(read(bomb, { unpacked: 1024 * 1024 })).rejects.toMatchObject({ code: 'source.not-readable' });
  });
});

describe('the same content again', () => {
  it('of a file is told by its size and time', async () => {
    const path = file('same.ndjson', '{}');
    const first = await openLocation({
      location: path,
      folder,
      version: null,
      credential: null,
      limits: quick,
      signal,
    });
    const version = first?.version ?? null;
    expect(await openLocation({ location: path, folder, version, credential: null, limits: quick, signal })).toBeNull();
    utimesSync(path, new Date(), new Date(Date.now() + 5_000));
    expect(
      await openLocation({ location: path, folder, version, credential: null, limits: quick, signal }),
    ).not.toBeNull();
  });

  it('of an address is told by its ETag, and by its hash where it has none', async () => {
    for (const etag of ['"abc"', undefined]) {
      server.answers.set('/same', serving('{}', etag));
      const location = `${server.url}/same`;
      const first = await openLocation({ location, folder, version: null, credential: null, limits: quick, signal });
      await first?.close();
      const version = first?.version ?? null;
      expect(await openLocation({ location, folder, version, credential: null, limits: quick, signal })).toBeNull();
      server.answers.set('/same', serving('{"another":1}', etag && '"def"'));
      const next = await openLocation({ location, folder, version, credential: null, limits: quick, signal });
      expect(next?.version).not.toBe(version);
      await next?.close();
    }
  });
});

describe('a file', () => {
  const refused = expect.objectContaining({ code: 'source.not-allowed' });
  const open = (location: string, below: string | undefined) =>
    openLocation({ location, folder: below, version: null, credential: null, limits: quick, signal });

  it('is a source only below the folder that the environment names, however it is written', async () => {
    const path = file('inside.ndjson', '{}');
    const below = join(folder, 'below');
    mkdirSync(below);
    symlinkSync(path, join(below, 'link.ndjson'));
    writeFileSync(join(below, 'own.ndjson'), '{}');
    for (const location of ['/proc/self/environ', path, '../inside.ndjson', 'link.ndjson', `${below}-not/x.ndjson`]) {
      await expect(open(location, below)).rejects.toEqual(refused);
    }
    expect(await open('own.ndjson', below)).not.toBeNull();
    await expect(open(path, undefined)).rejects.toEqual(refused);
  });
});

describe('a source that gives nothing says why', () => {
  it('where it is not there', async () => {
    await expect(read(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'source.not-found' });
    await expect(read(`${server.url}/nowhere`)).rejects.toMatchObject({ code: 'source.not-found' });
  });

  it('where it is too large, and leaves nothing behind', async () => {
    server.answers.set('/large', serving(Buffer.alloc(100_000)));
    await expect(read(`${server.url}/large`, { download: 1_000 })).rejects.toMatchObject({ code: 'source.too-large' });
  });

  it('where nobody listens', async () => {
    const gone = await startAdvisoryServer();
    await gone.close();
    const failed = read(`${gone.url}/all.zip?token=secret`);
    await expect(failed).rejects.toMatchObject({ code: 'source.unreachable' });
    await expect(failed).rejects.toThrow(/^127\.0\.0\.1:\d+\/all\.zip: ECONNREFUSED/);
  });

  it('and is asked again where that may help: 429 with its Retry-After, 5xx, a body cut off', async () => {
    let asked = 0;
    server.answers.set('/flaky', (request, response) => {
      asked += 1;
      if (asked === 1) response.writeHead(429, { 'retry-after': '0' }).end();
      else if (asked === 2)
        response.writeHead(200, { 'content-length': '100' }).write('{"a"', () => response.destroy());
      else serving('{"a":1}')(request, response);
    });
    expect(await read(`${server.url}/flaky`)).toEqual(['line 1: {"a":1}']);
    server.answers.set('/down', (_, response) => void response.writeHead(503).end());
    await expect(read(`${server.url}/down`)).rejects.toMatchObject({ code: 'source.unavailable' });
    expect(server.requests.filter((path) => path === '/down')).toHaveLength(quick.attempts);
    server.answers.set('/refused', (_, response) => void response.writeHead(403).end());
    await expect(read(`${server.url}/refused`)).rejects.toMatchObject({ code: 'source.refused' });
    expect(server.requests.filter((path) => path === '/refused')).toHaveLength(1);
  });
});
