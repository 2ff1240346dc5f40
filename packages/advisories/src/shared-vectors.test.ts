import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it, jest } from '@jest/globals';
import { openSharedData } from '@red-tortoise/testing/shared-data';
import { readAdvisory } from './record/read-advisory.js';
import { semanticVersions } from './versions/semantic-versions.js';

// Unpacking is slow on a busy machine, which is no fault.
jest.setTimeout(180_000);

/** Public vectors that are kept beside the repository. */
const shared = openSharedData(
  'versions are compared with the fixtures of other tests only',
  '--wildcards',
  '*vectors/*',
);
afterAll(() => shared.remove());

function vectors<Vector>(file: string): Vector[] {
  return shared.folder === null ? [] : JSON.parse(readFileSync(join(shared.folder, 'vectors', file), 'utf8'));
}

function compare(one: string, other: string): number {
  const [left, right] = [semanticVersions.parse(one), semanticVersions.parse(other)];
  return left === null || right === null ? Number.NaN : semanticVersions.compare(left, right);
}

it('versions are ordered as the vectors of Semantic Versioning say', () => {
  const comparisons = vectors<[string, string]>('semver-comparisons.json');
  const equalities = vectors<[string, string]>('semver-equality.json');
  expect(comparisons.filter(([one, other]) => compare(one, other) !== 1 || compare(other, one) !== -1)).toEqual([]);
  expect(equalities.filter(([one, other]) => compare(one, other) !== 0)).toEqual([]);
  expect(comparisons.length > 10 && equalities.length > 10).toBe(shared.folder !== null);
});

it('valid versions are read, as what is installed and as a bound', () => {
  const valid = vectors<[string, number, number, number]>('semver-valid-versions.json');
  for (const [text, ...numbers] of valid) {
    for (const version of [semanticVersions.parse(text), semanticVersions.parseBound(text)]) {
      expect([text, version?.major, version?.minor, version?.patch]).toEqual([text, ...numbers.slice(0, 3)]);
    }
  }
  expect(valid.length > 5).toBe(shared.folder !== null);
});

it('records that databases publish are read', () => {
  const records = vectors<{ case: string; osv: { id: string; withdrawn?: string } }>('ghsa-to-osv.json');
  for (const { osv } of records) {
    expect(readAdvisory(osv)).toMatchObject({ id: osv.id, isWithdrawn: osv.withdrawn !== undefined });
  }
  expect(records.length > 5).toBe(shared.folder !== null);
});
