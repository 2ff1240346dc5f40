import { describe, expect, it } from '@jest/globals';
import type { Component, Manifest } from '../manifest.js';
import { parseManifest } from '../parse-manifest.js';

const url = (name: string, version: string) =>
  `https://registry.example.test/${name}/-/${name.slice(name.lastIndexOf('/') + 1)}-${version}.tgz`;

function parse(file: object): Manifest {
  return parseManifest(JSON.stringify(file));
}

function find({ components }: Manifest, label: string): Component {
  const found = components.find(({ name, version }) => `${name}@${version}` === label);
  if (found === undefined) throw new Error(`${label} is not among ${components.map(({ purl }) => purl).join()}`);
  return found;
}

function labels({ components }: Manifest): string[] {
  return components.map(({ name, version }) => `${name}@${version}`);
}

describe('package-lock version 3', () => {
  const manifest = parse({
    name: 'shop',
    lockfileVersion: 3,
    packages: {
      '': {
        name: 'shop',
        workspaces: ['packages/*'],
        dependencies: { web: '^1.0.0', cart: '*', 'old-web': 'npm:web@^0.9.0', local: 'file:vendor/local' },
        devDependencies: { test: '^2.0.0' },
        optionalDependencies: { native: '1' },
      },
      'packages/cart': {
        name: '@shop/cart',
        version: '1.0.0',
        dependencies: { '@s/money': '1' },
        devDependencies: { lint: '1' },
      },
      'node_modules/@shop/cart': { resolved: 'packages/cart', link: true },
      'packages/cart/node_modules/web': { version: '2.0.0', resolved: url('web', '2.0.0') },
      'vendor/local': { version: '0.1.0', dependencies: { 'only-local': '1' } },
      'node_modules/local': { resolved: 'vendor/local', link: true },
      'node_modules/only-local': { version: '1.0.0', resolved: url('only-local', '1.0.0') },
      'node_modules/web': {
        version: '1.1.0',
        resolved: url('web', '1.1.0'),
        license: 'MIT',
        dependencies: { body: '^1.0.0' },
      },
      'node_modules/web/node_modules/body': { version: '1.0.1', resolved: url('body', '1.0.1') },
      'node_modules/old-web': {
        name: 'web',
        version: '0.9.9',
        resolved: url('web', '0.9.9'),
        dependencies: { body: '0' },
      },
      'node_modules/body': {
        version: '0.5.0',
        resolved: url('body', '0.5.0'),
        licenses: [{ type: 'MIT' }, { type: 'BSD-3-Clause' }],
      },
      'node_modules/@s/money': {
        version: '1.0.0',
        resolved: url('@s/money', '1.0.0'),
        peerDependencies: { body: '*' },
      },
      'node_modules/test': {
        version: '2.0.0',
        resolved: url('test', '2.0.0'),
        dev: true,
        dependencies: { in: '1', web: '1' },
      },
      'node_modules/test/node_modules/in': { version: '1.0.0', dev: true, inBundle: true },
      'node_modules/lint': { version: '1.0.0', resolved: url('lint', '1.0.0'), dev: true },
      'node_modules/native': { version: '1.0.0', resolved: url('native', '1.0.0'), optional: true },
      'node_modules/both': { version: '1.0.0', resolved: url('both', '1.0.0'), devOptional: true, peer: true },
      'node_modules/forked': {
        version: '3.0.0',
        resolved: 'git+ssh://git@git.example.test/o/forked.git#abc',
        dependencies: { body: '0' },
      },
    },
  });

  it('says what it is', () => {
    const { format, formatVersion, name, hasGraph } = manifest;
    expect({ format, formatVersion, name, hasGraph }).toEqual({
      format: 'package-lock',
      formatVersion: '3',
      name: 'shop',
      hasGraph: true,
    });
  });

  it('an alias is listed as the package that it stands for, and one name may have several versions', () => {
    expect(labels(manifest).filter((label) => label.startsWith('web@'))).toEqual([
      'web@0.9.9',
      'web@1.1.0',
      'web@2.0.0',
    ]);
    expect(find(manifest, 'web@0.9.9').direct).toBe(true);
  });

  it('names are looked up in the nearest node_modules first', () => {
    expect(find(manifest, 'web@1.1.0').requires).toEqual(['pkg:npm/body@1.0.1']);
    expect(find(manifest, 'web@0.9.9').requires).toEqual(['pkg:npm/body@0.5.0']);
    expect(find(manifest, 'test@2.0.0').requires).toEqual(['pkg:npm/in@1.0.0', 'pkg:npm/web@1.1.0']);
    expect(find(manifest, '@s/money@1.0.0').requires).toEqual(['pkg:npm/body@0.5.0']);
  });

  it('direct is what the project or a workspace asks for, also for development', () => {
    const direct = manifest.components.filter((component) => component.direct).map(({ name }) => name);
    expect(direct).toEqual(['@s/money', 'lint', 'native', 'test', 'web', 'web']);
  });

  it('the path leads from the project through whatever is in between', () => {
    expect(find(manifest, 'lint@1.0.0').path).toEqual(['lint@1.0.0']);
    expect(find(manifest, 'body@1.0.1').path).toEqual(['web@1.1.0', 'body@1.0.1']);
    expect(find(manifest, 'only-local@1.0.0').path).toEqual(['local@0.1.0', 'only-local@1.0.0']);
  });

  it('flags and licences are as npm wrote them', () => {
    expect(find(manifest, 'test@2.0.0')).toMatchObject({ dev: true, optional: false, bundled: false, licence: null });
    expect(find(manifest, 'in@1.0.0')).toMatchObject({ dev: true, bundled: true });
    expect(find(manifest, 'native@1.0.0')).toMatchObject({ dev: false, optional: true });
    expect(find(manifest, 'both@1.0.0')).toMatchObject({ dev: false, optional: false, peer: true });
    expect(find(manifest, 'web@1.1.0').licence).toBe('MIT');
    expect(find(manifest, 'body@0.5.0').licence).toBe('MIT OR BSD-3-Clause');
  });

  it('workspaces, file and git dependencies are listed with the reason and never as components', () => {
    expect(manifest.notAssessed).toEqual([
      { name: '@shop/cart', version: '1.0.0', reason: 'workspace', detail: 'packages/cart' },
      { name: 'forked', version: '3.0.0', reason: 'git', detail: 'git+ssh://git@git.example.test/o/forked.git#abc' },
      { name: 'local', version: '0.1.0', reason: 'file', detail: 'vendor/local' },
    ]);
  });
});

describe('one package at several places of the tree', () => {
  const at = (flags: object) => ({ version: '1.0.0', resolved: url('x', '1.0.0'), ...flags });
  const { components } = parse({
    lockfileVersion: 3,
    packages: {
      '': { devDependencies: { a: '1' }, dependencies: { b: '1' } },
      'node_modules/a': { version: '1.0.0', dev: true, dependencies: { x: '1' } },
      'node_modules/a/node_modules/x': at({ dev: true, optional: true, license: 'ISC' }),
      'node_modules/b': { version: '1.0.0', dependencies: { c: '1' } },
      'node_modules/c': { version: '1.0.0', dependencies: { x: '1' } },
      'node_modules/c/node_modules/x': at({ optional: true, dependencies: { b: '1' } }),
    },
  });

  it('is one component: dev and optional only if it is everywhere, with the shortest path and all edges', () => {
    const [x, ...more] = components.filter(({ name }) => name === 'x');
    expect(more).toEqual([]);
    expect(x).toMatchObject({ dev: false, optional: true, licence: 'ISC', path: ['a@1.0.0', 'x@1.0.0'] });
    expect(x?.requires).toEqual(['pkg:npm/b@1.0.0']);
  });
});

describe('other shapes of version 2 and 3', () => {
  it('a link that leads out of the project is listed', () => {
    const { notAssessed } = parse({
      lockfileVersion: 3,
      packages: { 'node_modules/a': { resolved: '../a', link: true } },
    });
    expect(notAssessed).toEqual([{ name: 'a', version: null, reason: 'link', detail: '../a' }]);
  });

  it('an optional peer explains only what is there for no other reason', () => {
    const { components } = parse({
      lockfileVersion: 3,
      packages: {
        '': { dependencies: { a: '1', b: '1' } },
        'node_modules/a': {
          version: '1.0.0',
          peerDependencies: { p: '1', q: '1' },
          peerDependenciesMeta: { p: { optional: true }, q: { optional: true } },
        },
        'node_modules/b': { version: '1.0.0', dependencies: { c: '1' } },
        'node_modules/c': { version: '1.0.0', dependencies: { p: '1' } },
        'node_modules/p': { version: '1.0.0' },
        'node_modules/q': { version: '1.0.0' },
      },
    });
    expect(components.map(({ path }) => path.join(' '))).toEqual([
      'a@1.0.0',
      'b@1.0.0',
      'b@1.0.0 c@1.0.0',
      'b@1.0.0 c@1.0.0 p@1.0.0',
      'a@1.0.0 q@1.0.0',
    ]);
  });

  it('version 2 is read from its packages, and the tree that it repeats for old clients is not', () => {
    const manifest = parse({
      lockfileVersion: 2,
      packages: { 'node_modules/a': { version: '1.0.0' } },
      dependencies: { b: { version: '1.0.0' } },
    });
    expect(labels(manifest)).toEqual(['a@1.0.0']);
  });

  it('the hidden lockfile inside of node_modules has no project: what nobody asks for is direct', () => {
    const { components } = parse({
      lockfileVersion: 3,
      packages: {
        'node_modules/a': { version: '1.0.0', dependencies: { b: '1' } },
        'node_modules/b': { version: '1.0.0' },
      },
    });
    expect(components.map(({ name, direct }) => [name, direct])).toEqual([
      ['a', true],
      ['b', false],
    ]);
  });
});

describe('package-lock version 1', () => {
  const manifest = parse({
    name: 'shop',
    lockfileVersion: 1,
    requires: true,
    dependencies: {
      web: {
        version: '1.0.0',
        resolved: url('web', '1.0.0'),
        requires: { body: '1', '@s/x': '1' },
        dependencies: {
          body: { version: '1.0.0', resolved: url('body', '1.0.0'), bundled: true, requires: { '@s/x': '1' } },
          stowaway: { version: '1.0.0', bundled: true },
        },
      },
      '@s/x': { version: '2.0.0', resolved: url('@s/x', '2.0.0') },
      body: { version: '0.1.0', resolved: url('body', '0.1.0'), dev: true, optional: true },
      alias: { version: 'npm:@s/real@3.0.0', resolved: url('@s/real', '3.0.0') },
      pinned: { version: url('pinned', '4.0.0') },
      forked: { version: 'github:owner/forked#abc', from: 'github:owner/forked', requires: { '@s/x': '2' } },
      local: { version: 'file:../local' },
      tarball: { version: 'https://files.example.test/tarball.tgz' },
    },
  });

  it('aliases and registry URLs become the packages that they stand for', () => {
    expect(labels(manifest)).toEqual([
      '@s/real@3.0.0',
      '@s/x@2.0.0',
      'body@0.1.0',
      'body@1.0.0',
      'pinned@4.0.0',
      'stowaway@1.0.0',
      'web@1.0.0',
    ]);
  });

  it('what nobody requires is direct; a bundled package hangs on its host', () => {
    const direct = manifest.components.filter((component) => component.direct).map(({ name }) => name);
    expect(direct).toEqual(['@s/real', 'body', 'pinned', 'web']);
    expect(find(manifest, 'stowaway@1.0.0').path).toEqual(['web@1.0.0', 'stowaway@1.0.0']);
    expect(find(manifest, 'body@1.0.0').path).toEqual(['web@1.0.0', 'body@1.0.0']);
  });

  it('flags are as npm wrote them', () => {
    expect(find(manifest, 'body@0.1.0')).toMatchObject({ dev: true, optional: true, bundled: false });
    expect(find(manifest, 'body@1.0.0')).toMatchObject({ dev: false, optional: false, bundled: true });
  });

  it('git, file and tarball dependencies are listed, without a version that nobody published', () => {
    expect(manifest.notAssessed).toEqual([
      { name: 'forked', version: null, reason: 'git', detail: 'github:owner/forked#abc' },
      { name: 'local', version: null, reason: 'file', detail: 'file:../local' },
      { name: 'tarball', version: null, reason: 'tarball', detail: 'https://files.example.test/tarball.tgz' },
    ]);
  });

  it('a shrinkwrap file without requires has no graph, and nothing is called direct', () => {
    const old = parse({
      name: 'old',
      dependencies: { a: { version: '1.0.0', dependencies: { b: { version: '1.0.0' } } } },
    });
    expect(old).toMatchObject({ format: 'npm-shrinkwrap', formatVersion: '0', hasGraph: false });
    expect(old.components.map(({ name, direct, path }) => [name, direct, path])).toEqual([
      ['a', false, []],
      ['b', false, []],
    ]);
  });
});
