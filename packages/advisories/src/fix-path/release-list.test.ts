import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pickManifest from 'npm-pick-manifest';
import { ReleaseList } from './release-list.js';

const versions = ['0.9.0', '1.0.0', '1.0.1', '1.1.0', '2.0.0-rc.1', '2.0.0', '2.1.0-rc.1'];
const ranges = [
  '',
  '*',
  'x',
  '^1.0.0',
  '~1.0.0',
  '1.0.1',
  '=1.0.0',
  'v1.0.0',
  '>=1.0.0',
  '<2',
  '^2.0.0-rc.0',
  '1 || 2',
  'next',
  'latest',
  '>=3',
];

describe('what is picked for a range', () => {
  it('is what npm picks', () => {
    const anyVersion = fc.constantFrom(...versions);
    const published = fc.subarray(versions, { minLength: 1 });
    fc.assert(
      fc.property(
        published,
        fc.subarray(versions),
        anyVersion,
        anyVersion,
        fc.constantFrom(...ranges),
        (all, deprecated, latest, next, range) => {
          const distTags = { latest, next };
          const list = new ReleaseList('left', {
            distTags,
            versions: all.map((version) => ({
              version,
              dependencies: [],
              isDeprecated: deprecated.includes(version),
              isUnpublished: false,
            })),
          });
          expect(list.pick(range)?.version).toBe(npmPick(all, deprecated, distTags, range));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is nothing that is gone, and nothing from elsewhere', () => {
    const dependencies = [] as const;
    const list = new ReleaseList('left', {
      distTags: { latest: '1.0.1' },
      versions: [
        { version: '1.0.0', dependencies, isDeprecated: false, isUnpublished: false },
        { version: '1.0.1', dependencies, isDeprecated: false, isUnpublished: true },
      ],
    });
    expect(list.pick('^1.0.0')?.version).toBe('1.0.0');
    expect(list.pick('latest')).toBeNull();
    expect(list.pick('git+https://git.example.test/left.git')).toBeNull();
    expect(list.pick('left/right')).toBeNull();
  });
});

function npmPick(
  all: string[],
  deprecated: string[],
  distTags: Record<string, string>,
  range: string,
): string | undefined {
  const manifests = all.map((version) => [
    version,
    { name: 'left', version, ...(deprecated.includes(version) ? { deprecated: 'old' } : {}) },
  ]);
  try {
    return pickManifest({ name: 'left', 'dist-tags': distTags, versions: Object.fromEntries(manifests) }, range)
      .version;
  } catch {
    return undefined;
  }
}
