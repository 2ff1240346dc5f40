import { describe, expect, it } from '@jest/globals';
import { dependenciesOf } from './dependencies-of.js';

describe('what a version asks for', () => {
  it('is read with the kind of each', () => {
    const manifest = {
      dependencies: { left: '^1.0.0', inside: '2.x' },
      optionalDependencies: { maybe: '~3.0.0' },
      peerDependencies: { host: '>=4', guest: '*' },
      peerDependenciesMeta: { guest: { optional: true } },
      bundleDependencies: ['inside'],
      devDependencies: { tool: '1' },
    };
    expect(dependenciesOf(manifest)).toEqual([
      { name: 'maybe', range: '~3.0.0', kind: 'optional' },
      { name: 'left', range: '^1.0.0', kind: 'required' },
      { name: 'inside', range: '2.x', kind: 'bundled' },
      { name: 'host', range: '>=4', kind: 'peer' },
      { name: 'guest', range: '*', kind: 'optional-peer' },
    ]);
  });

  it('is optional where it is named twice', () => {
    const manifest = { dependencies: { left: '^1.0.0' }, optionalDependencies: { left: '^2.0.0' } };
    expect(dependenciesOf(manifest)).toEqual([{ name: 'left', range: '^2.0.0', kind: 'optional' }]);
  });

  it.each([
    ['npm:left@^1.0.0', { name: 'left', range: '^1.0.0' }],
    ['npm:@scope/left@^1.0.0', { name: '@scope/left', range: '^1.0.0' }],
    ['npm:@scope/left', { name: '@scope/left', range: '*' }],
  ])('is the real package in the alias %s', (range, real) => {
    expect(dependenciesOf({ dependencies: { other: range } })).toEqual([{ ...real, kind: 'required' }]);
  });

  it('is held by the tarball where that has a shrinkwrap file', () => {
    const manifest = { dependencies: { left: '^1.0.0' }, _hasShrinkwrap: true };
    expect(dependenciesOf(manifest)).toEqual([{ name: 'left', range: '^1.0.0', kind: 'bundled' }]);
  });

  it('is not known, rather than known in part, where it cannot be read whole', () => {
    const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`left-${index}`, '1']));
    expect(dependenciesOf({ dependencies: many })).toBeNull();
    expect(dependenciesOf({ dependencies: { left: '1'.repeat(1_001) } })).toBeNull();
    expect(dependenciesOf({ dependencies: { left: '\0' } })).toBeNull();
  });

  it.each([null, 'left', ['left'], { left: 1 }, { left: null }])('is nothing in %j', (dependencies) => {
    expect(dependenciesOf({ dependencies, peerDependenciesMeta: dependencies })).toEqual([]);
  });

  it('may be called by any name', () => {
    const dependencies = JSON.parse('{"__proto__": "^1.0.0", "constructor": "^2.0.0"}');
    expect(dependenciesOf({ dependencies })?.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
  });
});
