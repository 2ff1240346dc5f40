import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AdvisoryCompiler, type AdvisoryIndex } from '@red-tortoise/advisories';
import { npmPurl } from '@red-tortoise/manifests';
import { openSharedData } from '@red-tortoise/testing/shared-data';
import { readAdvisories } from '../advisories/read-advisories.js';
import { readManifest } from '../input/read-manifest.js';
import { findFindings } from './find-findings.js';
import { formatScanTsv } from './format-scan-tsv.js';

// Unpacking and a hundred manifests are slow on a busy machine, which is no fault.
jest.setTimeout(300_000);

/**
 * Compares with the findings that are expected of lockfiles and SBOMs of public projects, kept beside the repository, and
 * does so where they are.
 */
const shared = openSharedData('findings are compared with the fixtures of other tests only');
const data = shared.folder;
afterAll(() => shared.remove());

const inData = (...path: string[]) => join(data ?? '', ...path);
const namesIn = (...path: string[]) => (data === null ? [] : readdirSync(inData(...path)).sort());

/** Rows of `name, version, advisory id` as the command prints them; none where the file is not there. */
function expectedRows(file: string): Set<string> {
  if (!existsSync(file)) return new Set();
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return new Set(
    lines.map((line) => {
      const [name = '', version = '', id = ''] = line.split('\t');
      return `${npmPurl(name, version)}\t${id}`;
    }),
  );
}

async function indexOf(file: string): Promise<AdvisoryIndex> {
  const compiler = new AdvisoryCompiler();
  expect(await readAdvisories([file], compiler)).toEqual({ count: 0, first: [] });
  return compiler.finish();
}

/** What differs between the findings of a manifest and the expected rows. */
async function disagreements(manifestFile: string, index: AdvisoryIndex, expectedFile: string) {
  const rows = (await scan(manifestFile, index)).split('\n').filter(Boolean);
  expect(rows).toEqual([...new Set(rows)].sort());
  const expected = expectedRows(expectedFile);
  const optional = expectedRows(expectedFile.replace(/\.tsv$/, '.optional.tsv'));
  const missing = [...expected].filter((row) => !rows.includes(row)).map((row) => `missing ${row}`);
  const surplus = rows.filter((row) => !expected.has(row) && !optional.has(row)).map((row) => `too much ${row}`);
  return { rows: expected.size, differences: [...missing, ...surplus].map((text) => `${manifestFile}: ${text}`) };
}

async function scan(file: string, index: AdvisoryIndex): Promise<string> {
  const manifest = await readManifest(file);
  return formatScanTsv({ file, manifest, advisories: 0, brokenAdvisories: 0, ...findFindings(index, manifest) });
}

/**
 * The one example whose lockfile is not the one that was audited: it holds `cryo` only, while its package.json and the
 * recorded report speak of `qs`. See docs/decisions/0007-agreement-with-recorded-findings.md.
 */
const staleLockfile = inData('blackbox', 'audit-ci', 'pnpm-high-pnpm-output', 'pnpm-lock.yaml');
const stale = '/pnpm-high-pnpm-output/pnpm-lock.yaml: missing pkg:npm/qs@6.10.2\tGHSA-hrpp-h998-j3pp';

/** `yarn.lock__owner__project__…` is a file in the folder of its kind. */
function manifestOf(expectedFile: string): string {
  const [kind = '', ...rest] = expectedFile.replace(/\.(?:tsv|REJECT)$/, '').split('__');
  return inData('manifests', kind, rest.join('__'));
}

describe('findings', () => {
  let index: AdvisoryIndex;

  beforeAll(async () => {
    if (data !== null) index = await indexOf(inData('advisories-npm.ndjson.gz'));
  });

  it('are those that are expected of public projects, both ways', async () => {
    const found: string[] = [];
    let files = 0;
    let rows = 0;
    for (const file of namesIn('expected').filter((name) => /(?<!\.optional)\.tsv$/.test(name))) {
      const result = await disagreements(manifestOf(file), index, inData('expected', file));
      files += 1;
      rows += result.rows;
      found.push(...result.differences);
    }
    expect(found).toEqual([]);
    expect(files).toBe(data === null ? 0 : 99);
    expect(rows > 3_000).toBe(data !== null);
  });

  it('sit exactly on, below and above the bounds of real advisories', async () => {
    if (data === null) return;
    const result = await disagreements(inData('probes', 'probes.cdx.json'), index, inData('probes', 'expected.tsv'));
    expect(result).toEqual({ rows: 27_362, differences: [] });
  });

  it('are those that npm, pnpm and yarn audit reported, of what the lockfile holds', async () => {
    const found: string[] = [];
    const examples = namesIn('blackbox', 'audit-ci');
    for (const example of examples) {
      const folder = inData('blackbox', 'audit-ci', example);
      const lockfile = readdirSync(folder).find((name) =>
        /^(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml)$/.test(name),
      );
      const recorded = await indexOf(join(folder, 'advisories.ndjson'));
      const result = await disagreements(join(folder, lockfile ?? ''), recorded, join(folder, 'expected.tsv'));
      found.push(...result.differences);
    }
    expect(found.map((text) => text.replace(inData('blackbox', 'audit-ci'), ''))).toEqual(data === null ? [] : [stale]);
    if (data !== null) expect(readFileSync(staleLockfile, 'utf8')).not.toMatch(/\bqs\b/);
    expect(examples).toHaveLength(data === null ? 0 : 53);
  });
});

it('files that are broken are refused with 2', () => {
  execFileSync(process.execPath, ['node_modules/ts7/bin/tsc', '-b', 'packages/cli']);
  const broken = namesIn('expected').filter((name) => name.endsWith('.REJECT'));
  for (const file of broken) {
    const words = ['packages/cli/bin/tortoise.js', 'scan', manifestOf(file), '-f', 'tsv'];
    const advisories = ['--advisories', inData('advisories-npm.ndjson.gz')];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...words, ...advisories], { encoding: 'utf8' });
    expect([file, status, stdout]).toEqual([file, 2, '']);
    expect(stderr).toMatch(/^tortoise: [^\n]+\n$/);
  }
  expect(broken.length > 0).toBe(data !== null);
});
