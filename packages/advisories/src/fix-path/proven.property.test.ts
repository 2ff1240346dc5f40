import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { satisfies } from 'semver';
import { projectAfter } from '../test-support/project-after.js';
import { componentsOf, type Plan, plan, type SmallRegistry } from '../test-support/small-registry.js';

const names = ['lib', 'one', 'two', 'three', 'four'];
const versions = ['1.0.0', '1.0.1', '1.1.0', '2.0.0', '2.0.1', '2.1.0-rc.1'];
const ranges = ['1.0.0', '~1.0.0', '^1.0.0', '1.0.1', '^1.1.0', '>=1.0.0', '*', '^2.0.0', '1.0.0 || ^2.0.0', 'latest'];
const kinds = ['', '', '', '', '', 'optional ', 'peer ', 'optional-peer ', 'bundled '];
const dependency = fc.tuple(fc.constantFrom(...kinds), fc.constantFrom(...ranges)).map((parts) => parts.join(''));
const release = fc.dictionary(fc.constantFrom(...names), dependency, { maxKeys: 3 });
const releases = fc
  .tuple(fc.subarray(versions, { minLength: 2 }), fc.array(release, { minLength: 6, maxLength: 6 }))
  .map(([published, asked]) => Object.fromEntries(published.map((version, index) => [version, asked[index] ?? {}])));
const registries = fc
  .tuple(...names.map(() => releases))
  .map((all): SmallRegistry => Object.fromEntries(names.map((name, index) => [name, all[index] ?? {}])));

/** Any version that a range admits may be locked, as the years leave it. */
function installed(registry: SmallRegistry, direct: readonly string[], choose: (length: number) => number) {
  const requires: Record<string, string[]> = {};
  const waiting = [...direct];
  for (let label = waiting.pop(); label !== undefined; label = waiting.pop()) {
    if (requires[label]) continue;
    const [name, version] = label.split('@') as [string, string];
    const targets = Object.entries(registry[name]?.[version] ?? {}).flatMap(([asked, text]) => {
      if (text.startsWith('optional-peer ')) return [];
      const range = text.replace(/^[a-z]+ /, '').replace('latest', '*');
      const admitted = Object.keys(registry[asked] ?? {}).filter((published) => satisfies(published, range));
      return admitted.length > 0 ? [`${asked}@${admitted[choose(admitted.length)]}`] : [];
    });
    requires[label] = targets;
    waiting.push(...targets);
  }
  return requires;
}

const plans = fc
  .record({
    registry: registries,
    direct: fc.uniqueArray(fc.tuple(fc.constantFrom(...names), fc.nat(5)), {
      minLength: 1,
      maxLength: 3,
      selector: ([name]) => name,
    }),
    locks: fc.array(fc.nat(5), { minLength: 1, maxLength: 8 }),
    affected: fc.constantFrom('<1.0.1', '<1.1.0', '<2.0.0', '1.0.0', '>=1.0.0 <2.0.1', '*'),
    deprecated: fc.subarray(
      names.flatMap((name) => versions.map((version) => `${name}@${version}`)),
      { maxLength: 4 },
    ),
  })
  .map(({ registry, direct, locks, affected, deprecated }): Plan | null => {
    let turn = 0;
    const choose = (length: number) => (locks[turn++ % locks.length] as number) % length;
    const labels = direct.map(([name, index]) => {
      const published = Object.keys(registry[name] ?? {});
      return `${name}@${published[index % published.length]}`;
    });
    const project = { direct: labels, requires: installed(registry, labels, choose) };
    const found = componentsOf(project).find(
      ({ name, version }) => name === 'lib' && satisfies(version, affected, { includePrerelease: true }),
    );
    return found ? { registry, project, vulnerable: `lib@${found.version}`, affected, deprecated } : null;
  })
  .filter((given) => given !== null);

const runs = { numRuns: 3_000 };

describe('in any small registry', () => {
  it('a plan that is made leaves no affected version, whatever the package manager keeps', () => {
    fc.assert(
      fc.property(plans, fc.array(fc.nat(20), { minLength: 1, maxLength: 12 }), (given, choices) => {
        const fix = plan(given);
        if (fix.state !== 'upgrade' && fix.state !== 'refresh') return;
        const isAffected = (label: string) =>
          label.startsWith('lib@') && satisfies(label.slice(4), given.affected, { includePrerelease: true });
        const before = componentsOf(given.project).map(({ name, version }) => `${name}@${version}`);
        const after = [...projectAfter(given, fix.steps, choices)].filter(isAffected);
        // Where another affected version was there before, it may be there still: it is another finding's.
        const wasAlone = before.filter(isAffected).length === 1;
        expect(wasAlone ? after : after.filter((label) => label === given.vulnerable)).toEqual([]);
      }),
      runs,
    );
  });

  it('no fix is published where there is said to be none', () => {
    fc.assert(
      fc.property(plans, (given) => {
        if (plan(given).state !== 'no-fix-published') return;
        const [, installedVersion] = given.vulnerable.split('@') as [string, string];
        const fixed = Object.keys(given.registry.lib ?? {}).filter(
          (version) =>
            satisfies(version, `>${installedVersion}`, { includePrerelease: installedVersion.includes('-') }) &&
            !satisfies(version, given.affected, { includePrerelease: true }),
        );
        expect(fixed).toEqual([]);
      }),
      runs,
    );
  });

  it('each answer is given now and then', () => {
    const states = fc.sample(plans, 3_000).map((given) => plan(given).state);
    expect(new Set(states)).toEqual(new Set(['upgrade', 'refresh', 'no-fix-published', 'blocked', 'not-enough-data']));
  });
});
