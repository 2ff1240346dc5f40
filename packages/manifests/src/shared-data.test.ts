import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { openSharedData } from '@red-tortoise/testing/shared-data';
import type { Manifest } from './manifest.js';
import { ManifestError } from './manifest-error.js';
import { npmPurl, parsePurl } from './package-url.js';
import { parseManifest } from './parse-manifest.js';

// Large inputs and child processes are slow on a busy machine, which is no fault.
jest.setTimeout(180_000);

/**
 * Compares with the lockfiles and SBOMs of public projects that are kept beside the repository, and does so where they
 * are.
 */
const shared = openSharedData(
  'the parsers are compared with the fixtures of their own tests only',
  '--exclude=advisories*',
);
const data = shared.folder;
afterAll(() => shared.remove());

/** Folder and names of files, none where the data is not. */
function filesIn(...path: string[]): string[] {
  return data === null || !existsSync(join(data, ...path)) ? [] : readdirSync(join(data, ...path)).sort();
}

function rowsOf(file: string): string[][] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => line.split('\t'));
}

/** What a file holds, or the code with which it is refused. */
function parseFile(file: string, filename: string): Manifest | string {
  try {
    return parseManifest(readFileSync(file), { filename });
  } catch (error) {
    if (error instanceof ManifestError) return error.code;
    throw error;
  }
}

const label = (name = '', version: string | null = ''): string => `${name}@${version}`;

/** What differs: [] when components and registry rows are the same and all other rows are listed as not assessed. */
function differences(manifest: Manifest, rows: string[][]): string[] {
  const found = new Set(manifest.components.map(({ name, version }) => label(name, version)));
  const listed = new Set(manifest.notAssessed.map(({ name, version }) => label(name, version)));
  const expected = new Set(
    rows.filter(([, , source]) => source === 'registry').map(([name, version]) => label(name, version)),
  );
  return [
    ...[...expected].filter((component) => !found.has(component)).map((component) => `missing ${component}`),
    ...[...found].filter((component) => !expected.has(component)).map((component) => `too much ${component}`),
    ...rows
      .filter(([name, version, source]) => source === 'other' && !listed.has(label(name, version)))
      .map(([name]) => `not listed ${name}`),
  ];
}

describe('lockfiles and SBOMs of public projects', () => {
  it('hold exactly the components that are expected', () => {
    const disagreements: string[] = [];
    let compared = 0;
    for (const file of filesIn('components')) {
      const [kind = '', ...rest] = file.replace(/\.tsv$/, '').split('__');
      const name = rest.join('__');
      const manifest = parseFile(join(data as string, 'manifests', kind, name), name);
      if (typeof manifest === 'string') {
        disagreements.push(`${name}: ${manifest}`);
        continue;
      }
      compared += 1;
      disagreements.push(
        ...differences(manifest, rowsOf(join(data as string, 'components', file))).map((text) => `${name}: ${text}`),
      );
    }
    expect(disagreements).toEqual([]);
    expect(compared).toBe(data === null ? 0 : 99);
  });

  it('every component of a file with a graph can be reached from the project, where the file says who asks for what', () => {
    const lost: string[] = [];
    for (const kind of ['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml']) {
      for (const file of filesIn('manifests', kind)) {
        const manifest = parseFile(join(data as string, 'manifests', kind, file), file);
        if (typeof manifest === 'string' || !manifest.hasGraph) continue;
        for (const { purl, path, direct } of manifest.components) {
          if (path.length === 0 || direct !== (path.length === 1)) lost.push(`${file}: ${purl}`);
        }
      }
    }
    expect(lost).toEqual([]);
  });

  it('files that are broken are refused', () => {
    const broken = filesIn('expected').filter((file) => file.endsWith('.REJECT'));
    for (const file of broken) {
      const [kind = '', ...rest] = file.replace(/\.REJECT$/, '').split('__');
      const name = rest.join('__');
      expect([name, parseFile(join(data as string, 'manifests', kind, name), name)]).toEqual([
        name,
        'manifest.not-readable',
      ]);
    }
    expect(broken.length > 0).toBe(data !== null);
  });

  it('every package.json is read as such, or is no JSON', () => {
    for (const file of filesIn('manifests', 'package.json')) {
      const path = join(data as string, 'manifests', 'package.json', file);
      const manifest = parseFile(path, file);
      if (manifest === 'manifest.not-readable') expect(() => JSON.parse(readFileSync(path, 'utf8'))).toThrow();
      else expect(manifest).toMatchObject({ format: 'package-json' });
    }
  });
});

describe('lockfiles from the tests of other scanners', () => {
  /** That scanner leaves a package-lock.json alone that lies beside an npm-shrinkwrap.json, and expects nothing of it. */
  const besideShrinkwrap = 'packagelockjson-package-lock.json';

  it.each(['osv-scalibr', 'cyclonedx-node-npm'])(
    '%s finds the same components or what is listed as not assessed',
    (scanner) => {
      const disagreements: string[] = [];
      for (const example of filesIn('blackbox_components', scanner)) {
        const folder = join(data as string, 'blackbox_components', scanner, example);
        const file = readdirSync(folder).find((name) => name !== 'components.tsv') ?? '';
        const manifest = parseFile(join(folder, file), file);
        if (typeof manifest === 'string') {
          disagreements.push(`${example}: ${manifest}`);
          continue;
        }
        if (example === besideShrinkwrap) continue;
        const expected = new Set(rowsOf(join(folder, 'components.tsv')).map(([name, version]) => label(name, version)));
        const found = manifest.components.map(({ name, version }) => label(name, version));
        const known = new Set([...found, ...manifest.notAssessed.map(({ name, version }) => label(name, version))]);
        disagreements.push(
          ...[...expected]
            .filter((component) => !known.has(component))
            .map((component) => `${example}: missing ${component}`),
        );
        disagreements.push(
          ...found
            .filter((component) => !expected.has(component))
            .map((component) => `${example}: too much ${component}`),
        );
      }
      expect(disagreements).toEqual([]);
    },
  );
});

interface PurlVector {
  description: string;
  test_type: string;
  input: string | { type: string; namespace: string | null; name: string; version: string | null; qualifiers: unknown };
  expected_output: string | Record<string, unknown> | null;
  expected_failure: boolean;
}

describe('the vectors of the purl specification', () => {
  const vectors = ['purl-npm.json', 'purl-specification.json'].flatMap((file): PurlVector[] => {
    return data === null ? [] : JSON.parse(readFileSync(join(data, 'vectors', file), 'utf8')).tests;
  });

  it('purls are parsed, and refused, as there', () => {
    const parsed = vectors.filter(({ test_type: type }) => type === 'parse');
    for (const { input, expected_output: expected, expected_failure: isFailure } of parsed) {
      const purl = parsePurl(input as string);
      if (isFailure) expect([input, purl]).toEqual([input, null]);
      else expect({ ...purl, qualifiers: orNull(purl?.qualifiers ?? {}) }).toEqual(expected);
    }
    expect(parsed.length > 10).toBe(data !== null);
  });

  it('purls of npm packages are built as there', () => {
    for (const { test_type: type, input, expected_output: expected } of vectors) {
      if (type !== 'build' || typeof input === 'string' || input.type !== 'npm' || input.qualifiers !== null) continue;
      const name = input.namespace === null ? input.name : `${input.namespace}/${input.name}`;
      expect(npmPurl(name, input.version ?? undefined)).toBe(expected);
    }
  });
});

function orNull(qualifiers: Record<string, string>): Record<string, string> | null {
  return Object.keys(qualifiers).length === 0 ? null : qualifiers;
}
