import { describe, expect, it } from '@jest/globals';
import type { Manifest } from '../manifest.js';
import { parseManifest } from '../parse-manifest.js';

const version5 = `lockfileVersion: 5.4

specifiers:
  web: ^1.0.0

dependencies:
  alias: /@s/real/3.0.0
  web: 1.0.0_react@17.0.2

devDependencies:
  test: 2.0.0

optionalDependencies:
  native: 1.0.0

packages:

  /@s/real/3.0.0:
    resolution: {integrity: sha512-abc}
    dev: false

  /body/1.0.1:
    resolution: {integrity: sha512-abc}

  /native/1.0.0:
    resolution: {integrity: sha512-abc}
    dev: false
    optional: true

  /react/17.0.2:
    resolution: {integrity: sha512-abc}
    dev: false

  /test/2.0.0:
    resolution: {integrity: sha512-abc}
    dependencies:
      body: 1.0.1
      forked: github.com/owner/forked/0123456
    dev: true

  /web/1.0.0_react@17.0.2:
    resolution: {integrity: sha512-abc}
    peerDependencies:
      react: '*'
    dependencies:
      body: 1.0.1
      react: 17.0.2
    dev: false

  github.com/owner/forked/0123456:
    resolution: {tarball: https://codeload.github.com/owner/forked/tar.gz/0123456}
    name: forked
    version: 1.0.0
    dev: true

  npm.example.test/@s/hosted/1.0.0:
    resolution: {integrity: sha512-abc}

  file:../local:
    resolution: {directory: ../local, type: directory}
    name: local
    version: 0.1.0
`;

const version6 = `lockfileVersion: '6.0'

importers:

  .:
    dependencies:
      alias:
        specifier: npm:@s/real@^3
        version: /@s/real@3.0.0
      web:
        specifier: ^1.0.0
        version: 1.0.0(react@17.0.2)
    devDependencies:
      '@shop/cart':
        specifier: workspace:*
        version: link:packages/cart
      outside:
        specifier: link:../outside
        version: link:../outside
      test:
        specifier: ^2.0.0
        version: 2.0.0
    optionalDependencies:
      native:
        specifier: '1'
        version: 1.0.0

  packages/cart: {}

packages:

  /@s/real@3.0.0:
    resolution: {integrity: sha512-abc}
    dev: false

  /body@1.0.1:
    resolution: {integrity: sha512-abc}

  /native@1.0.0:
    resolution: {integrity: sha512-abc}
    dev: false
    optional: true

  /react@17.0.2:
    resolution: {integrity: sha512-abc}
    dev: false

  /test@2.0.0:
    resolution: {integrity: sha512-abc}
    dependencies:
      body: 1.0.1
      forked: github.com/owner/forked/0123456
    dev: true

  /web@1.0.0(react@17.0.2):
    resolution: {integrity: sha512-abc}
    dependencies:
      body: 1.0.1
      react: 17.0.2
    dev: false

  github.com/owner/forked/0123456:
    resolution: {tarball: https://codeload.github.com/owner/forked/tar.gz/0123456}
    name: forked
    version: 1.0.0
    dev: true

  npm.example.test/@s/hosted@1.0.0:
    resolution: {integrity: sha512-abc}

  file:../local:
    resolution: {directory: ../local, type: directory}
    name: local
    version: 0.1.0
`;

const version9 = `---
lockfileVersion: '9.0'
importers:
  .:
    configDependencies: {}
packages:
  pnpm@11.0.0:
    resolution: {integrity: sha512-abc}
snapshots:
  pnpm@11.0.0: {}

---
lockfileVersion: '9.0'

catalogs:
  default:
    web:
      specifier: ^1.0.0
      version: 1.0.0

patchedDependencies:
  body@1.0.1:
    hash: 0123
    path: patches/body.patch

importers:

  .:
    dependencies:
      alias:
        specifier: npm:@s/real@^3
        version: '@s/real@3.0.0'
      web:
        specifier: 'catalog:'
        version: 1.0.0(react@17.0.2(scheduler@0.20.0))
    devDependencies:
      '@shop/cart':
        specifier: workspace:*
        version: link:packages/cart
      test:
        specifier: ^2.0.0
        version: 2.0.0
    optionalDependencies:
      native:
        specifier: '1'
        version: 1.0.0

  packages/cart: {}

packages:

  '@s/real@3.0.0':
    resolution: {integrity: sha512-abc}

  '@s/hosted@1.0.0':
    resolution: {integrity: sha512-abc, tarball: https://npm.example.test/files/hosted.tgz}

  body@1.0.1:
    resolution: {integrity: sha512-abc}

  forked@https://codeload.github.com/owner/forked/tar.gz/0123456:
    resolution: {tarball: https://codeload.github.com/owner/forked/tar.gz/0123456}
    version: 1.0.0

  local@file:../local:
    resolution: {directory: ../local, type: directory}

  native@1.0.0:
    resolution: {integrity: sha512-abc}

  react@17.0.2:
    resolution: {integrity: sha512-abc}

  test@2.0.0:
    resolution: {integrity: sha512-abc}

  web@1.0.0:
    resolution: {integrity: sha512-abc}

snapshots:

  '@s/real@3.0.0': {}

  '@s/hosted@1.0.0': {}

  body@1.0.1(patch_hash=0123): {}

  forked@https://codeload.github.com/owner/forked/tar.gz/0123456: {}

  local@file:../local: {}

  native@1.0.0:
    optional: true

  react@17.0.2(scheduler@0.20.0): {}

  test@2.0.0:
    dependencies:
      body: 1.0.1(patch_hash=0123)
      forked: https://codeload.github.com/owner/forked/tar.gz/0123456

  web@1.0.0(react@17.0.2(scheduler@0.20.0)):
    dependencies:
      body: 1.0.1(patch_hash=0123)
      react: 17.0.2(scheduler@0.20.0)
`;

function find({ components }: Manifest, name: string) {
  return components.find((component) => component.name === name);
}

describe.each([
  ['5.4', version5],
  ['6.0', version6],
  ['9.0', version9],
])('pnpm-lock %s', (formatVersion, text) => {
  const manifest = parseManifest(text);

  it('says what it is', () => {
    expect(manifest).toMatchObject({ format: 'pnpm-lock', formatVersion, name: null, hasGraph: true });
  });

  it('direct is what an importer asks for, by the real names of aliases', () => {
    const direct = manifest.components.filter((component) => component.direct).map(({ purl }) => purl);
    expect(direct).toEqual([
      'pkg:npm/%40s/real@3.0.0',
      'pkg:npm/native@1.0.0',
      'pkg:npm/test@2.0.0',
      'pkg:npm/web@1.0.0',
    ]);
  });

  it('peers and patches in a reference do not hide what it leads to', () => {
    expect(find(manifest, 'web')?.requires).toEqual(['pkg:npm/body@1.0.1', 'pkg:npm/react@17.0.2']);
    expect(find(manifest, 'react')?.path).toEqual(['web@1.0.0', 'react@17.0.2']);
  });

  it('dev and optional hold only where they hold on every way', () => {
    expect(manifest.components.filter(({ dev }) => dev).map(({ name }) => name)).toEqual(['test']);
    expect(manifest.components.filter(({ optional }) => optional).map(({ name }) => name)).toEqual(['native']);
  });

  it('git and file dependencies are listed', () => {
    expect(manifest.notAssessed).toContainEqual({
      name: 'forked',
      version: '1.0.0',
      reason: 'git',
      detail: 'https://codeload.github.com/owner/forked/tar.gz/0123456',
    });
    expect(manifest.notAssessed).toContainEqual(
      expect.objectContaining({ name: 'local', reason: 'file', detail: '../local' }),
    );
  });
});

describe('pnpm-lock', () => {
  it('a package by the host of its registry is of a registry up to version 6', () => {
    for (const text of [version5, version6]) expect(find(parseManifest(text), '@s/hosted')?.version).toBe('1.0.0');
  });

  it('a registry that does not keep to the usual URLs is one of its own', () => {
    expect(parseManifest(version9).notAssessed).toContainEqual(
      expect.objectContaining({ name: '@s/hosted', version: '1.0.0', reason: 'private-registry' }),
    );
  });

  it('workspaces have the name under which another one links them, links out of the project their own', () => {
    const reasons = parseManifest(version6).notAssessed.map(({ name, reason, detail }) => [name, reason, detail]);
    expect(reasons).toContainEqual(['@shop/cart', 'workspace', 'packages/cart']);
    expect(reasons).toContainEqual(['outside', 'link', '../outside']);
  });

  it('the packages that pnpm lists for itself are not the project', () => {
    expect(find(parseManifest(version9), 'pnpm')).toBeUndefined();
  });

  it('a patched package is a component, with a remark', () => {
    const manifest = parseManifest(version9);
    expect(find(manifest, 'body')?.purl).toBe('pkg:npm/body@1.0.1');
    expect(manifest.notAssessed).toContainEqual({
      name: 'body',
      version: '1.0.1',
      reason: 'patched',
      detail: 'patches/body.patch',
    });
  });

  it.each(['5.1', "'5.3'", '5.4-inlineSpecifiers', "'6.0'", '6.1', "'6.1-beta'", "'9.0'", '9'])(
    'lockfileVersion may be written %s',
    (spelling) => {
      expect(parseManifest(`lockfileVersion: ${spelling}\n`).components).toEqual([]);
    },
  );
});
