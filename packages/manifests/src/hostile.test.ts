import { gzipSync } from 'node:zlib';
import { describe, expect, it, jest } from '@jest/globals';
import { ManifestErrorCode, manifestBytesLimit } from '@red-tortoise/contracts';
import fc from 'fast-check';
import { ManifestError } from './manifest-error.js';
import { manifestLimits } from './manifest-limits.js';
import { parseManifest } from './parse-manifest.js';
import { gunzipManifest } from './reading/gunzip-manifest.js';

// Large inputs and child processes are slow on a busy machine, which is no fault.
jest.setTimeout(180_000);

function codeOf(content: Uint8Array | string): string {
  try {
    parseManifest(content);
    return 'no error';
  } catch (error) {
    return error instanceof ManifestError ? error.code : String(error);
  }
}

function lockOf(count: number, requires: (index: number) => Record<string, string> = () => ({})): string {
  const packages: Record<string, unknown> = { '': { dependencies: { p0: '1' } } };
  for (let index = 0; index < count; index += 1) {
    packages[`node_modules/p${index}`] = { version: '1.0.0', dependencies: requires(index) };
  }
  return JSON.stringify({ lockfileVersion: 3, packages });
}

describe('hostile files', () => {
  it('the limit of bytes is the one that the contracts promise', () => {
    expect(manifestLimits.bytes).toBe(manifestBytesLimit);
  });

  it('a 33 MB file is too big, as bytes and as text', () => {
    const text = `{"a":"${'x'.repeat(33 * 1024 * 1024)}"}`;
    expect(codeOf(text)).toBe('manifest.too-big');
    expect(codeOf(Buffer.from(text))).toBe('manifest.too-big');
    expect(codeOf(`{"a":"${'€'.repeat(12 * 1024 * 1024)}"}`)).toBe('manifest.too-big');
  });

  it('200,000 entries are too many and one less is not', () => {
    expect(parseManifest(lockOf(199_999)).components).toHaveLength(199_999);
    expect(codeOf(lockOf(200_000))).toBe('manifest.too-many-components');
  });

  it.each([
    ['JSON objects', `${'{"a":'.repeat(64)}1${'}'.repeat(64)}`],
    ['JSON lists without an end', '['.repeat(1_000_000)],
    ['YAML lists', `lockfileVersion: '9.0'\na: ${'['.repeat(1_000_000)}`],
    [
      'YAML blocks',
      `lockfileVersion: '9.0'\n${Array.from({ length: 64 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')}`,
    ],
    ['locations', JSON.stringify({ lockfileVersion: 3, packages: { [`${'node_modules/a/'.repeat(70)}b`]: {} } })],
  ])('%s nested 64 deep are too deep', (_, text) => {
    expect(codeOf(text)).toBe('manifest.too-deep');
  });

  it('brackets in quoted text do not count', () => {
    const text = JSON.stringify({ lockfileVersion: 3, packages: {}, name: `${'[{"\\'.repeat(1_000)}\\` });
    expect(parseManifest(text).format).toBe('package-lock');
  });

  it.each([
    ['JSON', `[${'[],'.repeat(3_100_000)}[]]`],
    ['YAML', `lockfileVersion: '9.0'\na: [${'a,'.repeat(3_100_000)}]`],
    ['a yarn.lock', `# yarn lockfile v1${'\n'.repeat(3_100_000)}`],
  ])('%s of millions of tiny values is refused before it is parsed', (_, text) => {
    expect(codeOf(text)).toBe('manifest.too-many-components');
  });

  it('a bomb of YAML aliases is refused, a few aliases are not', () => {
    const bomb = Array.from({ length: 20 }, (_, level) => {
      const items =
        level === 0
          ? 'x,x'
          : Array(9)
              .fill(`*a${level - 1}`)
              .join(',');
      return `a${level}: &a${level} [${items}]`;
    });
    expect(codeOf(["lockfileVersion: '9.0'", ...bomb].join('\n'))).toBe('manifest.too-many-aliases');
    const honest = "lockfileVersion: '9.0'\npackages:\n  a@1.0.0: &same {engines: {node: '*'}}\n  b@1.0.0: *same\n";
    expect(parseManifest(honest).components.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('a cycle has an end and a chain of 20,000 a path that fits', () => {
    const cycle = parseManifest(lockOf(3, (index) => ({ [`p${(index + 1) % 3}`]: '1' })));
    expect(cycle.components.map(({ path }) => path)).toEqual([
      ['p0@1.0.0'],
      ['p0@1.0.0', 'p1@1.0.0'],
      ['p0@1.0.0', 'p1@1.0.0', 'p2@1.0.0'],
    ]);
    const chain = parseManifest(lockOf(20_000, (index) => ({ [`p${index + 1}`]: '1' }))).components;
    const pathOf = (name: string) => chain.find((component) => component.name === name)?.path ?? [];
    expect(pathOf('p63')).toHaveLength(64);
    expect(pathOf('p63')).not.toContain('…');
    expect(pathOf('p64')).toHaveLength(64);
    const last = pathOf('p19999');
    expect([last[0], last[31], last[32], last[33], last[63]]).toEqual([
      'p0@1.0.0',
      'p31@1.0.0',
      '…',
      'p19969@1.0.0',
      'p19999@1.0.0',
    ]);
  });

  it('names of JavaScript itself are ordinary names', () => {
    const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString'];
    const fields = names.map((name) => `"${name}":"1"`).join();
    const entries = names.map((name) => `"node_modules/${name}":{"version":"1.0.0","dependencies":{${fields}}}`).join();
    const { components } = parseManifest(
      `{"lockfileVersion":3,"packages":{"":{"dependencies":{${fields}}},${entries}}}`,
    );
    expect(components.map(({ name }) => name).sort()).toEqual([...names].sort());
    for (const { direct, requires } of components) expect([direct, requires.length]).toEqual([true, 4]);
    expect(Object.hasOwn(Object.prototype, 'version')).toBe(false);
  });

  it.each([[1], [null], [true], [[]], [{}], [''], ['1'], ['latest'], ['1.0.0.0']])(
    'the version %j is listed as unparseable',
    (version) => {
      const packages = { 'node_modules/a': { version } };
      const { components, notAssessed } = parseManifest(JSON.stringify({ lockfileVersion: 3, packages }));
      expect(components).toEqual([]);
      expect(notAssessed).toMatchObject([{ name: 'a', reason: 'unparseable' }]);
    },
  );

  it('of a key that occurs twice npm takes the last, and YAML refuses it', () => {
    const twice = '"node_modules/a":{"version":"1.0.0"},"node_modules/a":{"version":"2.0.0"}';
    const { components } = parseManifest(`{"lockfileVersion":3,"packages":{${twice}}}`);
    expect(components.map(({ version }) => version)).toEqual(['2.0.0']);
    expect(codeOf("lockfileVersion: '9.0'\npackages:\n  a@1.0.0: {}\n  a@1.0.0: {}\n")).toBe('manifest.not-readable');
  });
});

describe('hostile XML', () => {
  const bomWith = (content: string, attributes = '') =>
    `<bom xmlns="http://cyclonedx.org/schema/bom/1.4"${attributes}>${content}</bom>`;
  const start = '<?xml version="1.0"?>';
  const space = 'http://cyclonedx.org/schema/bom/1.4';

  it.each([
    ['without a subset', `${start}<!DOCTYPE bom>${bomWith('')}`],
    [
      'of external entities',
      `${start}<!DOCTYPE bom [<!ENTITY x SYSTEM "file:///etc/passwd">]><bom xmlns="${space}">&x;</bom>`,
    ],
    ['from elsewhere', `${start}<!DOCTYPE bom SYSTEM "http://dtd.example.test/bom.dtd">${bomWith('')}`],
    [
      'of a billion laughs',
      `${start}<!DOCTYPE bom [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]>${bomWith('&c;')}`,
    ],
  ])('a document type %s is refused', (_, text) => {
    expect(codeOf(text)).toBe('manifest.invalid');
  });

  it('an entity that nobody declared is refused; references to characters are read', () => {
    expect(codeOf(bomWith('&lol;'))).toBe('manifest.not-readable');
    const component = '<component><name>a&#x40;&amp;<![CDATA[<b>]]></name></component>';
    const { notAssessed } = parseManifest(bomWith(`<components>${component}</components>`));
    expect(notAssessed.map(({ name }) => name)).toEqual(['a@&<b>']);
  });

  it.each([
    ['not closed', `${bomWith('').slice(0, -1)}`],
    ['closed twice', `${bomWith('')}</bom>`],
    ['crossed', bomWith('<a><b></a></b>')],
    ['without quotes', bomWith('<a b=c/>')],
    ['followed by another', `${bomWith('')}<![CDATA[x]]>y`],
    ['a character that XML has not', bomWith('&#0;')],
    ['an attribute that takes a method away', bomWith('<a hasOwnProperty="" b="" c=""/>')],
  ])('a document that is %s is refused', (_, text) => {
    expect(codeOf(text)).toBe('manifest.not-readable');
  });

  it('elements nested 64 deep are too deep, with or without an end', () => {
    expect(codeOf(bomWith(`${'<a>'.repeat(63)}${'</a>'.repeat(63)}`))).toBe('manifest.too-deep');
    expect(codeOf(bomWith('<components><component>'.repeat(100_000)))).toBe('manifest.too-deep');
  });

  it('millions of elements are too many, and so are a hundred attributes on one', () => {
    expect(codeOf(bomWith('<a/>'.repeat(3_100_000)))).toBe('manifest.too-many-components');
    const attributes = Array.from({ length: 500_000 }, (_, index) => ` a${index}=""`).join('');
    expect(codeOf(bomWith('', attributes))).toBe('manifest.invalid');
  });

  it('an attribute, a comment or a text of megabytes is read once', () => {
    const long = 'x'.repeat(9 * 1024 * 1024);
    const text = bomWith(
      `<!--${long}--><components><component type="${long}"><name>${long}</name></component></components>`,
    );
    expect(parseManifest(text).notAssessed[0]?.detail.length).toBeLessThan(600);
  });
});

describe('archives', () => {
  it('gzip is unpacked and anything else passes as it is', async () => {
    const bytes = Buffer.from('{"lockfileVersion":3}');
    expect(Buffer.from(await gunzipManifest(gzipSync(bytes))).toString()).toBe(bytes.toString());
    expect(await gunzipManifest(bytes)).toBe(bytes);
  });

  it('a bomb stops at the limit, and a truncated archive is told from it', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024));
    await expect(gunzipManifest(bomb)).rejects.toMatchObject({ code: 'manifest.too-big' });
    await expect(gunzipManifest(bomb.subarray(0, 1_000))).rejects.toMatchObject({ code: 'manifest.bad-archive' });
    await expect(gunzipManifest(Buffer.alloc(33 * 1024 * 1024))).rejects.toMatchObject({ code: 'manifest.too-big' });
  });
});

describe('any input', () => {
  const onlyManifestErrors = (content: Uint8Array | string, filename?: string): void => {
    try {
      const { components, notAssessed } = parseManifest(content, { filename });
      expect(new Set(components.map(({ purl }) => purl)).size).toBe(components.length);
      expect(components.length + notAssessed.length).toBeLessThan(manifestLimits.components);
    } catch (error) {
      expect(error).toBeInstanceOf(ManifestError);
      expect(ManifestErrorCode.options).toContain((error as ManifestError).code);
    }
  };
  const filename = fc.constantFrom('', 'package.json', 'yarn.lock', 'pnpm-lock.yaml', 'package-lock.json');
  const key = fc.oneof(
    fc.constantFrom('', 'a', '@b/c', 'a@1.0.0', '/a/1.0.0', '__proto__', 'node_modules/a'),
    fc.string(),
  );

  it('bytes throw a ManifestError or nothing', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), filename, onlyManifestErrors));
  });

  it('JSON of the shape of a lockfile or SBOM, with anything in it, throws a ManifestError or nothing', () => {
    const entry = fc.record(
      {
        version: fc.oneof(fc.constantFrom('1.0.0', 'npm:a@1.0.0', 'file:x'), fc.jsonValue()),
        resolved: fc.oneof(fc.constantFrom('https://registry.example.test/a/-/a-1.0.0.tgz', 'git@x:y'), fc.jsonValue()),
        link: fc.boolean(),
        requires: fc.oneof(fc.dictionary(key, fc.string()), fc.jsonValue()),
        dependencies: fc.oneof(fc.dictionary(key, fc.oneof(fc.string(), fc.jsonValue())), fc.jsonValue()),
        peerDependenciesMeta: fc.jsonValue(),
        purl: fc.oneof(fc.constantFrom('pkg:npm/a@1.0.0', 'pkg:npm/%40b/c'), fc.jsonValue()),
        'bom-ref': fc.oneof(key, fc.jsonValue()),
        licenses: fc.jsonValue(),
        externalReferences: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const file = fc.record(
      {
        lockfileVersion: fc.constantFrom(1, 2, 3),
        packages: fc.dictionary(key, fc.oneof(entry, fc.jsonValue())),
        dependencies: fc.oneof(fc.dictionary(key, entry), fc.jsonValue()),
        bomFormat: fc.constant('CycloneDX'),
        specVersion: fc.constantFrom('1.2', '1.6'),
        components: fc.oneof(fc.array(entry), fc.jsonValue()),
        metadata: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(fc.property(file, filename, (value, name) => onlyManifestErrors(JSON.stringify(value), name)));
  });

  it('SPDX with anything in it throws a ManifestError or nothing', () => {
    const id = fc.constantFrom('SPDXRef-a', 'SPDXRef-b', 'SPDXRef-DOCUMENT', '__proto__');
    const spdxPackage = fc.record(
      {
        SPDXID: fc.oneof(id, fc.jsonValue()),
        name: fc.oneof(fc.string(), fc.jsonValue()),
        externalRefs: fc.oneof(
          fc.constant([{ referenceType: 'purl', referenceLocator: 'pkg:npm/a@1.0.0' }]),
          fc.jsonValue(),
        ),
        licenseDeclared: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const relationship = fc.record({
      spdxElementId: fc.oneof(id, fc.jsonValue()),
      relatedSpdxElement: fc.oneof(id, fc.jsonValue()),
      relationshipType: fc.oneof(
        fc.constantFrom('DEPENDS_ON', 'DEV_DEPENDENCY_OF', 'CONTAINS', 'DESCRIBES', 'constructor'),
        fc.jsonValue(),
      ),
    });
    const file = fc.record(
      {
        spdxVersion: fc.constantFrom('SPDX-2.2', 'SPDX-2.3', 'SPDX-3.0.1'),
        packages: fc.oneof(fc.array(spdxPackage), fc.jsonValue()),
        relationships: fc.oneof(fc.array(fc.oneof(relationship, fc.jsonValue())), fc.jsonValue()),
        documentDescribes: fc.oneof(fc.array(id), fc.jsonValue()),
        hasExtractedLicensingInfos: fc.jsonValue(),
        '@graph': fc.oneof(fc.array(fc.oneof(relationship, fc.jsonValue())), fc.jsonValue()),
      },
      { requiredKeys: ['spdxVersion'] },
    );
    fc.assert(fc.property(file, filename, (value, name) => onlyManifestErrors(JSON.stringify(value), name)));
  });

  it('markup of the shape of an SBOM throws a ManifestError or nothing', () => {
    const part = fc.oneof(
      fc.constantFrom('<components>', '<component type="a">', '<purl>pkg:npm/a@1.0.0</purl>', '</component>', '<a/>'),
      fc.constantFrom('</components>', '<!--', '-->', '<![CDATA[', ']]>', '<!DOCTYPE', '&amp;', '<?x ?>', '<x:y z="">'),
      fc.string(),
    );
    const text = fc
      .array(part, { maxLength: 30 })
      .map((parts) => `<bom xmlns="http://cyclonedx.org/schema/bom/1.4">${parts.join('')}</bom>`);
    fc.assert(fc.property(text, filename, onlyManifestErrors));
  });

  it('lines of the shape of a YAML or yarn lockfile throw a ManifestError or nothing', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'packages:',
        'importers:',
        '  .:',
        '    dependencies:',
        '      a: 1.0.0',
        '  a@1.0.0:',
        '  /a/1.0.0:',
      ),
      fc.constantFrom('"a@npm:^1":', '  resolution: "a@npm:1.0.0"', '  dependencies:', '    b: ^1', 'a@^1, a@~1:'),
      fc.constantFrom('  version "1.0.0"', '    b "^1"', '  version: 1.0.0', '- x', '&a *a', '? {}', "  'a", '<<<<<<<'),
      fc.string(),
    );
    const start = fc.constantFrom(
      "lockfileVersion: '9.0'",
      'lockfileVersion: 5.4',
      '__metadata:',
      '# yarn lockfile v1',
    );
    const text = fc
      .tuple(start, fc.array(line, { maxLength: 30 }))
      .map(([first, lines]) => [first, ...lines].join('\n'));
    fc.assert(fc.property(text, filename, onlyManifestErrors));
  });
});
