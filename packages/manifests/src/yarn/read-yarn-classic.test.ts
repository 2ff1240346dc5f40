import { describe, expect, it } from '@jest/globals';
import { parseSyml } from '@yarnpkg/parsers';
import fc from 'fast-check';
import { parseManifest } from '../parse-manifest.js';
import { readClassicSyntax } from './read-classic-syntax.js';

const registry = 'https://registry.example.test';
const lockfile = `# yarn lockfile v1


"@s/x@^1.0.0", "@s/x@~1.2.0":
  version "1.2.3"
  resolved "${registry}/@s/x/-/x-1.2.3.tgz#0123"
  integrity sha512-abc==
  dependencies:
    body "^1.0.0"
  optionalDependencies:
    native "^2.0.0"

"alias@npm:@s/real@^3.0.0":
  version "3.0.0"
  resolved "${registry}/@s/real/-/real-3.0.0.tgz#0123"

body@^1.0.0:
  version "1.0.1"
  resolved "${registry}/body/-/body-1.0.1.tgz#0123"
  dependencies:
    circle "*"

circle@*:
  version "1.0.0"
  resolved "${registry}/circle/-/circle-1.0.0.tgz#0123"
  dependencies:
    body "^1.0.0"

native@^2.0.0:
  version "2.0.0"
  resolved "${registry}/native/-/native-2.0.0.tgz#0123"

"forked@git+ssh://git@git.example.test/o/forked.git":
  version "1.0.0"
  resolved "git+ssh://git@git.example.test/o/forked.git#0123"

"local@file:../local":
  version "0.0.0"
  dependencies:
    "@s/x" "^1.0.0"

loop-a@1:
  version "1.0.0"
  dependencies:
    loop-b "1"

loop-b@1:
  version "1.0.0"
  dependencies:
    loop-a "1"
`;

describe('yarn.lock of yarn 1', () => {
  const manifest = parseManifest(lockfile);
  const find = (name: string) => manifest.components.find((component) => component.name === name);

  it('lists registry packages by their real names', () => {
    expect(manifest).toMatchObject({ format: 'yarn-classic', formatVersion: '1', name: null, hasGraph: true });
    expect(manifest.components.map(({ purl }) => purl)).toEqual([
      'pkg:npm/%40s/real@3.0.0',
      'pkg:npm/%40s/x@1.2.3',
      'pkg:npm/body@1.0.1',
      'pkg:npm/circle@1.0.0',
      'pkg:npm/loop-a@1.0.0',
      'pkg:npm/loop-b@1.0.0',
      'pkg:npm/native@2.0.0',
    ]);
  });

  it('an entry with a pattern that no other entry asks for is direct, and one end of a cycle that nobody enters', () => {
    const direct = manifest.components.filter((component) => component.direct).map(({ name }) => name);
    expect(direct).toEqual(['@s/real', '@s/x', 'loop-a']);
    expect(find('circle')?.path).toEqual(['@s/x@1.2.3', 'body@1.0.1', 'circle@1.0.0']);
    expect(find('loop-b')?.path).toEqual(['loop-a@1.0.0', 'loop-b@1.0.0']);
  });

  it('optional is what only optional dependencies ask for, and nothing is said about development', () => {
    expect(manifest.components.filter(({ optional }) => optional).map(({ name }) => name)).toEqual(['native']);
    expect(manifest.components.filter(({ dev }) => dev)).toEqual([]);
  });

  it('git and file dependencies are listed', () => {
    expect(manifest.notAssessed.map(({ name, version, reason }) => [name, version, reason])).toEqual([
      ['forked', '1.0.0', 'git'],
      ['local', '0.0.0', 'file'],
    ]);
  });

  it.each([
    ['<<<<<<< HEAD\n', 'In line 2 there is a merge conflict.'],
    ['a@1:\n    version "1"\n', 'In line 3 the indentation fits nothing above.'],
    ['a@1:\n\tversion "1"\n', 'In line 3 patterns and a colon are expected.'],
    ['a@1\n', 'In line 2 patterns and a colon are expected.'],
    ['a@1:\n  version\n', 'In line 3 a name and a value are expected.'],
    ['a@1:\n  version "1\n', 'In line 3 there is no text at column 9.'],
    ['a@1:\n  version "\\x"\n', 'In line 3 the quoted text is broken.'],
    ['  version "1"\n', 'In line 2 the indentation fits nothing above.'],
  ])('%j is refused with the line: %s', (text, detail) => {
    const refusal = { code: 'manifest.not-readable', detail };
    expect(() => parseManifest(`# yarn lockfile v1\n${text}`)).toThrow(expect.objectContaining(refusal));
  });

  it('the syntax is read as the parser of yarn itself reads it', () => {
    const word = fc.stringMatching(/^[a-z@][a-z0-9@/^~.*+-]{0,12}$/);
    const text = fc.oneof(
      word,
      fc.stringMatching(/^[ -~]{1,16}$/).filter((value) => !/[{}[\]]/.test(value)),
    );
    const quote = (value: string) => (/^[a-z][a-z0-9/^~.*+@-]*$/.test(value) ? value : JSON.stringify(value));
    const block = fc.dictionary(word, text, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
    const entries = fc.dictionary(word, fc.record({ version: text, dependencies: block }), {
      maxKeys: 4,
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(entries, (given) => {
        const lines = Object.entries(given).flatMap(([pattern, { version, dependencies }]) => [
          `${quote(pattern)}:`,
          `  version ${JSON.stringify(version)}`,
          '  dependencies:',
          ...Object.entries(dependencies).map(([name, range]) => `    ${quote(name)} ${JSON.stringify(range)}`),
        ]);
        const source = `# yarn lockfile v1\n\n${lines.join('\n')}\n`;
        const own = readClassicSyntax(source).map(({ patterns, fields, blocks }) => [
          patterns.join(', '),
          { version: fields.get('version'), dependencies: Object.fromEntries(blocks.get('dependencies') ?? []) },
        ]);
        expect(Object.fromEntries(own)).toEqual(given);
        expect({ ...parseSyml(source) }).toEqual(given);
      }),
    );
  });
});
