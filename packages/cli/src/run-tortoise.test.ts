import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

// Large inputs and child processes are slow on a busy machine, which is no fault.
jest.setTimeout(180_000);

const command = resolve('packages/cli/bin/tortoise.js');
const folder = mkdtempSync(join(tmpdir(), 'tortoise-'));

const lockfile = JSON.stringify({
  lockfileVersion: 3,
  packages: {
    '': { dependencies: { web: '^1.0.0', forked: 'owner/forked' }, devDependencies: { '@s/test': '1' } },
    'node_modules/web': { version: '1.0.0', license: 'MIT\tor\nISC', dependencies: { body: '1' } },
    'node_modules/body': { version: '1.0.0-rc.1', optional: true },
    'node_modules/web/node_modules/body': { version: '1.0.0' },
    'node_modules/@s/test': { version: '1.0.0', dev: true },
    'node_modules/forked': { version: '2.0.0\u001b[31m', resolved: 'git+https://token@git.example.test/forked.git' },
  },
});
const rows = [
  'pkg:npm/%40s/test@1.0.0\ttrue\ttrue\tfalse\t',
  'pkg:npm/body@1.0.0\tfalse\tfalse\tfalse\t',
  'pkg:npm/body@1.0.0-rc.1\tfalse\tfalse\ttrue\t',
  'pkg:npm/web@1.0.0\ttrue\tfalse\tfalse\tMIT or ISC',
];
const tsv = `${rows.join('\n')}\n`;

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function run(words: string[], input: string | Uint8Array = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], { input, encoding: 'utf8' });
  return { status, stdout, stderr };
}

beforeAll(() => {
  // The command is what was built, so it is built from the sources that are tested here.
  execFileSync(process.execPath, ['node_modules/ts7/bin/tsc', '-b', 'packages/cli']);
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe('tortoise components: 0', () => {
  it('as TSV prints one row for each component, in the order of bytes, and nothing else', () => {
    const { status, stdout } = run(['components', file('package-lock.json', lockfile), '--format', 'tsv']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: tsv });
    const bytes = stdout
      .trimEnd()
      .split('\n')
      .map((row) => Buffer.from(row));
    expect([...bytes].sort(Buffer.compare)).toEqual(bytes);
  });

  it('what cannot be assessed goes to standard error, without credentials or control characters', () => {
    const { stderr } = run(['components', file('package-lock.json', lockfile), '--format', 'tsv']);
    expect(stderr).toBe('not assessed: 1\n  forked@2.0.0\ufffd[31m\tgit\tgit+https://git.example.test/forked.git\n');
  });

  it('standard input is read for -, gzipped or not', () => {
    expect(run(['components', '-', '-f', 'tsv'], lockfile).stdout).toBe(tsv);
    expect(run(['components', '-', '-f', 'tsv'], gzipSync(lockfile)).stdout).toBe(tsv);
    expect(run(['components', file('package-lock.json.gz', gzipSync(lockfile)), '-f', 'tsv']).stdout).toBe(tsv);
  });

  it('as JSON prints the whole manifest', () => {
    const { stdout } = run(['components', '-', '--format', 'json'], lockfile);
    expect(JSON.parse(stdout)).toMatchObject({
      format: 'package-lock',
      formatVersion: '3',
      components: [
        {},
        { purl: 'pkg:npm/body@1.0.0', path: ['web@1.0.0', 'body@1.0.0'] },
        {},
        { requires: ['pkg:npm/body@1.0.0'] },
      ],
      notAssessed: [{ name: 'forked', reason: 'git' }],
    });
  });

  it('as a table, which is what people get, has aligned columns and counts', () => {
    const { stdout } = run(['components', '-'], lockfile);
    expect(stdout).toBe(
      [
        'component  version     kind                 licence',
        '@s/test    1.0.0       direct dev',
        'body       1.0.0       transitive',
        'body       1.0.0-rc.1  transitive optional',
        'web        1.0.0       direct               MIT or ISC',
        '',
        'package-lock 3: 4 components, 2 direct, 1 not assessed',
        '',
      ].join('\n'),
    );
  });

  it('a lockfile without components prints nothing and is fine', () => {
    const { status, stdout, stderr } = run(['components', '-', '-f', 'tsv'], '{"lockfileVersion":3,"packages":{}}');
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('a reader that leaves early, as head does, is no error', async () => {
    const packages = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`node_modules/p${index}`, { version: '1.0.0' }]),
    );
    const path = file('large.json', JSON.stringify({ lockfileVersion: 3, packages }));
    const child = spawn(process.execPath, [command, 'components', path, '-f', 'tsv'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((done) => child.on('close', done));
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
  });

  it('--help tells the exit codes', () => {
    for (const words of [['--help'], ['components', '--help']]) {
      const { status, stdout } = run(words);
      expect(status).toBe(0);
      expect(stdout).toMatch(/Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 .*\n {2}64 /);
    }
  });
});

describe('tortoise components: 2', () => {
  it.each([
    ['a file that is not there', ['components', join(folder, 'nothing')], '', 'ENOENT'],
    ['a folder', ['components', folder], '', 'EISDIR'],
    ['an empty file', ['components', '-'], '', 'manifest.empty'],
    ['a truncated file', ['components', '-'], lockfile.slice(0, 100), 'manifest.not-readable'],
    ['an unknown format', ['components', '-'], '{"hello":"world"}', 'manifest.format-unknown'],
    [
      'a document type',
      ['components', '-'],
      '<!DOCTYPE bom><bom xmlns="http://cyclonedx.org/schema/bom/1.4"/>',
      'manifest.invalid',
    ],
    ['a file beyond the limit', ['components', '-'], Buffer.alloc(33 * 1024 * 1024, ' '), 'manifest.too-big'],
    ['a gzip bomb', ['components', '-'], gzipSync(Buffer.alloc(64 * 1024 * 1024)), 'manifest.too-big'],
    ['a damaged archive', ['components', '-'], gzipSync(lockfile).subarray(0, 40), 'manifest.bad-archive'],
  ])('%s is told on standard error in one line', (_, words, input, message) => {
    const { status, stdout, stderr } = run([...words, '-f', 'tsv'], input);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^tortoise: [^\n]+\n$/);
    expect(stderr).toContain(message);
  });
});

describe('tortoise: 64', () => {
  it.each([
    [[]],
    [['components']],
    [['components', 'a', 'b']],
    [['unknown']],
    [['components', 'a', '-f', 'xml']],
    [['--what']],
    [['scan']],
    [['scan', 'a', 'b']],
    [['scan', 'a', '-f', 'xml']],
    [['scan', 'a', '--fail-on', 'grave']],
  ])('%j is wrong use', (words) => {
    const { status, stdout, stderr } = run(words);
    expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
    expect(stderr).not.toBe('');
  });
});
