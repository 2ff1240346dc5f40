import { describe, expect, it } from '@jest/globals';
import { type Plan, plan, told } from '../test-support/small-registry.js';

const fix = (given: Plan) => told(plan(given));

/** `app` asks for `lib`, of which everything before 1.1.0 is affected. */
const chain = (app: Plan['registry'][string], lib = ['1.0.0', '1.0.1', '1.1.0', '2.0.0']): Plan => ({
  registry: { app, lib: Object.fromEntries(lib.map((version) => [version, {}])) },
  project: { direct: ['app@1.0.0'], requires: { 'app@1.0.0': ['lib@1.0.0'] } },
  vulnerable: 'lib@1.0.0',
  affected: '<1.1.0',
});

describe('a direct dependency', () => {
  const direct = (versions: string[], more: Partial<Plan> = {}): Plan => ({
    registry: { lib: Object.fromEntries(versions.map((version) => [version, {}])) },
    project: { direct: ['lib@1.0.0'] },
    vulnerable: 'lib@1.0.0',
    affected: '<1.1.0',
    ...more,
  });

  it('moves to the least release that is not affected', () => {
    expect(fix(direct(['1.0.0', '1.0.1', '1.1.0', '1.2.0', '2.0.0']))).toEqual(['upgrade lib 1.0.0 → 1.1.0 (minor)']);
  });

  it('moves to a clean release rather than to a lower one that other advisories affect', () => {
    const versions = ['1.0.0', '1.1.0', '1.2.0', '2.0.0'];
    expect(fix(direct(versions, { vulnerableToo: ['lib@1.1.0'] }))).toEqual(['upgrade lib 1.0.0 → 1.2.0 (minor)']);
    expect(fix(direct(versions, { vulnerableToo: ['lib@1.1.0', 'lib@1.2.0'] }))).toEqual([
      'upgrade lib 1.0.0 → 1.1.0 (minor)',
    ]);
  });

  it('never moves to an attack, a prerelease, what is gone, or without need to what is deprecated', () => {
    const versions = ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0-rc.1', '1.5.0'];
    const marks = { malicious: ['lib@1.1.0'], unpublished: ['lib@1.2.0'], deprecated: ['lib@1.3.0'] };
    expect(fix(direct(versions, marks))).toEqual(['upgrade lib 1.0.0 → 1.5.0 (minor)']);
    expect(fix(direct(versions.slice(0, -1), marks))).toEqual(['upgrade lib 1.0.0 → 1.3.0 (minor)']);
  });

  it('moves to a prerelease from a prerelease', () => {
    const project = { direct: ['lib@1.0.0-rc.1'] };
    const registry = { lib: { '1.0.0-rc.1': {}, '1.0.0-rc.2': {}, '1.0.0': {} } };
    expect(fix({ registry, project, vulnerable: 'lib@1.0.0-rc.1', affected: '<1.0.0-rc.2' })).toEqual([
      'upgrade lib 1.0.0-rc.1 → 1.0.0-rc.2 (prerelease)',
    ]);
  });

  it('never moves down', () => {
    expect(fix(direct(['0.9.0', '1.0.0', '1.0.1'], { affected: '>=1.0.0' }))).toEqual(['no-fix-published']);
  });

  it('moves beside those who ask for it too', () => {
    const given = chain({ '1.0.0': { lib: '^1.0.0' } });
    given.project.direct.push('lib@1.0.0');
    expect(fix(given)).toEqual(['upgrade lib 1.0.0 → 1.1.0 (minor)', 'refresh lib 1.0.0 → 1.1.0 (minor)']);
  });

  it('stays within what its peers beside it accept', () => {
    const given = direct(['1.0.0', '1.1.0', '2.0.0']);
    given.registry.plugin = { '1.0.0': { lib: 'peer ^1.0.0' } };
    given.project = { direct: ['lib@1.0.0', 'plugin@1.0.0'], requires: { 'plugin@1.0.0': ['lib@1.0.0'] } };
    expect(fix(given)).toEqual(['upgrade lib 1.0.0 → 1.1.0 (minor)']);
    given.affected = '<2.0.0';
    expect(fix(given)).toEqual(['blocked by plugin']);
  });

  it('does not move to a release whose own peers are not there', () => {
    const given = direct(['1.0.0', '1.1.0', '1.2.0']);
    given.registry.lib = { '1.0.0': {}, '1.1.0': { host: 'peer ^3.0.0' }, '1.2.0': { host: 'peer ^2.0.0' } };
    given.registry.host = { '2.0.0': {}, '3.0.0': {} };
    given.project = { direct: ['lib@1.0.0', 'host@2.0.0'] };
    expect(fix(given)).toEqual(['upgrade lib 1.0.0 → 1.2.0 (minor)']);
  });

  it('can be planned without a graph, what it asks for cannot', () => {
    expect(fix({ ...direct(['1.0.0', '1.1.0']), project: { direct: ['other@1.0.0', 'lib@1.0.0'] } })).toEqual([
      'upgrade lib 1.0.0 → 1.1.0 (minor)',
    ]);
    const project = { direct: ['app@1.0.0'], requires: { 'lib@1.0.0': [] } };
    expect(fix({ ...chain({ '1.0.0': { lib: '^1.0.0' } }), project })).toEqual(['not-enough-data']);
  });
});

describe('what a dependency brings along', () => {
  it('is refreshed where the range admits a good release', () => {
    expect(fix(chain({ '1.0.0': { lib: '^1.0.0' }, '1.0.1': { lib: '^1.1.0' } }))).toEqual([
      'refresh lib 1.0.0 → 1.1.0 (minor)',
    ]);
  });

  it('is refreshed to what npm picks, not to the highest', () => {
    const given = chain({ '1.0.0': { lib: '^1.0.0' } }, ['1.0.0', '1.1.0', '1.2.0', '1.3.0']);
    expect(fix({ ...given, tags: { lib: { latest: '1.1.0' } } })).toEqual(['refresh lib 1.0.0 → 1.1.0 (minor)']);
    expect(fix({ ...given, deprecated: ['lib@1.3.0'] })).toEqual(['refresh lib 1.0.0 → 1.2.0 (minor)']);
    // The pick is affected, though the range admits one that is not: to refresh would not help.
    expect(fix({ ...given, tags: { lib: { latest: '1.0.0' } } })).toEqual(['blocked by app']);
  });

  it('goes with the least release of the direct dependency that asks for a good one', () => {
    const app = {
      '1.0.0': { lib: '1.0.0' },
      '1.0.1': { lib: '1.0.1' },
      '1.0.2': { lib: '^1.1.0' },
      '1.1.0': { lib: '^2.0.0' },
    };
    expect(fix(chain(app))).toEqual(['upgrade app 1.0.0 → 1.0.2 (patch)']);
  });

  it('goes with a release that needs it no more, though no fix is published', () => {
    expect(fix(chain({ '1.0.0': { lib: '^1.0.0' }, '2.0.0': {} }, ['1.0.0', '1.0.1']))).toEqual([
      'upgrade app 1.0.0 → 2.0.0 (major)',
    ]);
  });

  it('has to be refreshed too where the new range would let the old one stay', () => {
    expect(fix(chain({ '1.0.0': { lib: '1.0.0' }, '1.0.1': { lib: '^1.0.0' } }))).toEqual([
      'upgrade app 1.0.0 → 1.0.1 (patch)',
      'refresh lib 1.0.0 → 1.1.0 (minor)',
    ]);
  });

  it('is removed in the middle of a chain where that is enough', () => {
    const given = chain({ '1.0.0': { middle: '^1.0.0' } });
    given.registry.middle = { '1.0.0': { lib: '1.0.0' }, '1.0.1': { lib: '1.1.0' } };
    given.project.requires = { 'app@1.0.0': ['middle@1.0.0'], 'middle@1.0.0': ['lib@1.0.0'] };
    expect(fix(given)).toEqual(['refresh middle 1.0.0 → 1.0.1 (patch)']);
    given.registry.app = { '1.0.0': { middle: '1.0.0' }, '1.1.0': { middle: '^1.0.0' } };
    expect(fix(given)).toEqual(['upgrade app 1.0.0 → 1.1.0 (minor)', 'refresh middle 1.0.0 → 1.0.1 (patch)']);
    given.registry.app = { '1.0.0': { middle: '1.0.0' }, '1.1.0': { middle: '1.0.1' } };
    expect(fix(given)).toEqual(['upgrade app 1.0.0 → 1.1.0 (minor)']);
  });

  it('takes a step for each direct dependency that leads to it', () => {
    const given = chain({ '1.0.0': { lib: '1.0.0' }, '1.0.1': { lib: '1.1.0' } });
    given.registry.other = { '3.0.0': { lib: '~1.0.0' }, '4.0.0': { lib: '^2.0.0' } };
    given.project = {
      direct: ['app@1.0.0', 'other@3.0.0'],
      requires: { 'app@1.0.0': ['lib@1.0.0'], 'other@3.0.0': ['lib@1.0.0'] },
    };
    expect(fix(given)).toEqual(['upgrade app 1.0.0 → 1.0.1 (patch)', 'upgrade other 3.0.0 → 4.0.0 (major)']);
  });

  it('is left alone in its other versions', () => {
    const given = chain({ '1.0.0': { lib: '^1.0.0' } });
    given.registry.other = { '3.0.0': { lib: '^2.0.0' } };
    given.project = {
      direct: ['app@1.0.0', 'other@3.0.0'],
      requires: { 'app@1.0.0': ['lib@1.0.0'], 'other@3.0.0': ['lib@2.0.0'] },
    };
    expect(fix(given)).toEqual(['refresh lib 1.0.0 → 1.1.0 (minor)']);
  });

  it('is not refreshed where another range for it would then come to something bad', () => {
    const given = chain({ '1.0.0': { lib: '^1.0.0' } });
    given.registry.lib = { '1.0.0': {}, '1.1.0': {}, '2.0.0': {}, '2.0.1': {} };
    given.registry.other = { '3.0.0': { lib: '^2.0.0' } };
    given.project = {
      direct: ['app@1.0.0', 'other@3.0.0'],
      requires: { 'app@1.0.0': ['lib@1.0.0'], 'other@3.0.0': ['lib@2.0.0'] },
    };
    expect(fix({ ...given, affected: '<1.1.0 || 2.0.1' })).toEqual(['not-enough-data']);
  });

  it('moves with its cycle', () => {
    const given = chain({ '1.0.0': { one: '^1.0.0' }, '1.1.0': { one: '^2.0.0' } });
    given.registry.one = { '1.0.0': { two: '1.0.0' }, '2.0.0': { two: '^2.0.0' } };
    given.registry.two = { '1.0.0': { one: '^1.0.0', lib: '1.0.0' }, '2.0.0': { one: '^2.0.0', lib: '^1.1.0' } };
    given.project.requires = {
      'app@1.0.0': ['one@1.0.0'],
      'one@1.0.0': ['two@1.0.0'],
      'two@1.0.0': ['one@1.0.0', 'lib@1.0.0'],
    };
    expect(fix(given)).toEqual(['upgrade app 1.0.0 → 1.1.0 (minor)']);
  });

  it('in a bundle goes only with the package that bundles it', () => {
    const given = chain({
      '1.0.0': { lib: 'bundled ^1.0.0' },
      '1.0.1': { lib: 'bundled ^1.0.0' },
      '1.1.0': { lib: 'bundled ^1.1.0' },
    });
    given.project.bundled = ['lib@1.0.0'];
    expect(fix(given)).toEqual(['upgrade app 1.0.0 → 1.1.0 (minor)']);
  });
});

describe('there is no fix', () => {
  it('where none is published', () => {
    expect(fix(chain({ '1.0.0': { lib: '^1.0.0' }, '1.0.1': { lib: '^1.0.0' } }, ['1.0.0', '1.0.1']))).toEqual([
      'no-fix-published',
    ]);
  });

  it('where somebody holds an affected version in every release', () => {
    const given = chain({ '1.0.0': { middle: '^1.0.0' }, '1.1.0': { middle: '^1.1.0' } });
    given.registry.middle = { '1.0.0': { lib: '~1.0.0' }, '1.1.0': { lib: '~1.0.0' } };
    given.project.requires = { 'app@1.0.0': ['middle@1.0.0'], 'middle@1.0.0': ['lib@1.0.0'] };
    expect(fix(given)).toEqual(['blocked by middle']);
    given.registry.middle['2.0.0'] = { lib: '^1.1.0' };
    expect(fix(given)).toEqual(['blocked by app']);
  });

  it('in a release that cannot be installed', () => {
    const given = chain({ '1.0.0': { lib: '1.0.0' }, '1.0.1': { lib: '^9.0.0' }, '1.0.2': { lib: 'optional ^9.0.0' } });
    expect(fix(given)).toEqual(['upgrade app 1.0.0 → 1.0.2 (patch)']);
  });
});

describe('nothing is guessed', () => {
  it('where a package on the way is not known', () => {
    const given = chain({ '1.0.0': { lib: '1.0.0' }, '1.0.1': { lib: '^1.1.0', unknown: '^1.0.0' } });
    expect(fix(given)).toEqual(['not-enough-data', 'unknown']);
    expect(fix({ ...chain({}), registry: {} })).toEqual(['not-enough-data', 'lib']);
    expect(fix({ ...chain({ '1.0.0': null }) })).toEqual(['not-enough-data', 'app']);
  });

  it('where the installed version is newer than what is known', () => {
    const given = chain({ '1.0.0': { lib: '^1.0.0' } }, ['0.9.0', '1.0.1']);
    expect(fix(given)).toEqual(['not-enough-data', 'lib']);
    expect(fix({ ...given, affected: '1.0.0' })).toEqual(['refresh lib 1.0.0 → 1.0.1 (patch)']);
  });

  it('where a release asks for something from elsewhere', () => {
    const given = chain({
      '1.0.0': { lib: '1.0.0' },
      '1.0.1': { lib: '^1.1.0', other: 'git+https://git.example.test/a' },
    });
    expect(fix(given)).toEqual(['not-enough-data']);
    given.registry.app = { ...given.registry.app, '1.0.2': { lib: '^1.1.0' } };
    expect(fix(given)).toEqual(['upgrade app 1.0.0 → 1.0.2 (patch)']);
  });

  it('where the project has a version that nobody asks for, as with an override', () => {
    expect(fix(chain({ '1.0.0': { lib: '^2.0.0' } }))).toEqual(['not-enough-data']);
  });

  it('where the bundle may have any version', () => {
    expect(fix(chain({ '1.0.0': { lib: '1.0.0' }, '1.0.1': { lib: 'bundled ^1.0.0' } }))).toEqual(['blocked by app']);
  });

  it('in a walk without end', () => {
    const names = Array.from({ length: 6_000 }, (_, index) => `wide-${index}`);
    const given = chain({ '1.0.0': { lib: '1.0.0' }, '1.0.1': { lib: '^1.1.0', wide: '1' } });
    given.registry.wide = { '1.0.0': Object.fromEntries(names.map((name) => [name, '1'])) };
    Object.assign(given.registry, Object.fromEntries(names.map((name) => [name, { '1.0.0': {} }])));
    expect(plan(given).state).toBe('not-enough-data');
  });
});
