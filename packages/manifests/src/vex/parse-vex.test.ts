import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseVex } from './parse-vex.js';
import { VexError } from './vex-error.js';

const cycloneDx = (file: object) => parseVex(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', ...file }));
const openVex = (file: object) => parseVex(JSON.stringify({ '@context': 'https://openvex.dev/ns/v0.2.0', ...file }));
const npm = (name: string, version: string | null = null) => ({
  kind: 'package',
  packagePurl: `pkg:npm/${name}`,
  version,
});
const codeOf = (content: string | Uint8Array) => {
  try {
    parseVex(content);
    return 'no error';
  } catch (error) {
    return error instanceof VexError ? error.code : String(error);
  }
};

describe('CycloneDX', () => {
  const analysis = { state: 'not_affected', justification: 'code_not_reachable', detail: ' Never called. ' };
  const one = (vulnerability: object, file: object = {}) =>
    cycloneDx({ ...file, vulnerabilities: [{ id: 'CVE-1', analysis, ...vulnerability }] }).statements;

  it('a statement has all names, the reason and the note', () => {
    expect(one({ references: [{ id: 'GHSA-1' }, { id: 'CVE-1' }, {}] })).toEqual([
      {
        names: ['CVE-1', 'GHSA-1'],
        product: { kind: 'any' },
        status: 'not-affected',
        justification: 'vulnerable_code_not_in_execute_path',
        note: 'Never called.',
        at: 0,
      },
    ]);
  });

  it('references are resolved to packages, in this document and in another, and the project to all that it has', () => {
    const file = {
      metadata: { component: { 'bom-ref': 'shop', purl: 'pkg:npm/shop@1.0.0' } },
      components: [
        { 'bom-ref': 'a', purl: 'pkg:npm/a@1.0.0', components: [{ 'bom-ref': 'b', purl: 'pkg:npm/%40s/b@2.0.0?x=y' }] },
        { 'bom-ref': 'nameless', name: 'nameless' },
      ],
    };
    const affects = [
      'shop',
      'a',
      'b',
      'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#a',
      'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#pkg%3Anpm%2Fc%403.0.0',
      'pkg:npm/d',
      'nameless',
      'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#%E0',
      'pkg:maven/g/e@1',
    ].map((ref) => ({ ref }));
    expect(one({ affects }, file).map(({ product }) => product)).toMatchObject([
      { kind: 'any' },
      npm('a', '1.0.0'),
      npm('%40s/b', '2.0.0'),
      npm('a', '1.0.0'),
      npm('c', '3.0.0'),
      npm('d'),
      { kind: 'other', text: 'nameless' },
      { kind: 'other', text: '%E0' },
      { kind: 'other', text: 'pkg:maven/g/e@1' },
    ]);
  });

  it('versions are those of the purl, else those listed; a range is not guessed at', () => {
    const versions = [{ version: '1.0.0' }, { version: '2.0.0', status: 'unaffected' }, { range: 'vers:npm/<1' }];
    const affects = [
      { ref: 'pkg:npm/a', versions },
      { ref: 'pkg:npm/a@3.0.0', versions },
    ];
    expect(one({ affects }).map(({ product }) => product)).toMatchObject([
      npm('a', '1.0.0'),
      { kind: 'other', text: 'pkg:npm/a vers:npm/<1' },
      npm('a', '3.0.0'),
    ]);
  });

  it.each([
    ['false_positive', [], 'false-positive'],
    ['exploitable', [], 'affected'],
    ['exploitable', ['update', 'will_not_fix'], 'will-not-fix'],
    ['in_triage', [], 'under-investigation'],
    ['resolved', [], 'fixed'],
    ['resolved_with_pedigree', [], 'fixed'],
  ])('%s with the response %j is %s', (state, response, status) => {
    expect(one({ analysis: { state, response } })).toMatchObject([{ status, justification: null, note: null }]);
  });

  it('was said when the analysis was updated, else issued, else when the document was made', () => {
    const file = { metadata: { timestamp: '2026-01-01T00:00:00Z' } };
    const times = [
      { lastUpdated: '2026-03-01T00:00:00Z', firstIssued: '2026-02-01T00:00:00Z' },
      { firstIssued: '2026-02-01T00:00:00Z' },
      {},
    ];
    const said = times.map((time) => one({ analysis: { ...analysis, ...time } }, file)[0]?.at ?? 0);
    expect(said.map((at) => new Date(at).getUTCMonth())).toEqual([2, 1, 0]);
  });

  it('a vulnerability without an analysis states nothing', () => {
    expect(cycloneDx({ vulnerabilities: [{ id: 'CVE-1' }] })).toEqual({
      format: 'cyclonedx',
      count: 0,
      statements: [],
    });
    expect(cycloneDx({ components: [] }).count).toBe(0);
  });
});

describe('OpenVEX', () => {
  const statement = { vulnerability: { name: 'CVE-1', aliases: ['GHSA-1'] }, status: 'not_affected' };
  const one = (more: object) => openVex({ timestamp: '2026-01-01T00:00:00Z', statements: [{ ...statement, ...more }] });

  it('a statement has all names, the reason and the note', () => {
    const more = { justification: 'component_not_present', impact_statement: 'Not shipped.', status_notes: 'x' };
    expect(one(more)).toEqual({
      format: 'openvex',
      count: 1,
      statements: [
        {
          names: ['CVE-1', 'GHSA-1'],
          product: { kind: 'any' },
          status: 'not-affected',
          justification: 'component_not_present',
          note: 'Not shipped.',
          at: Date.UTC(2026, 0, 1),
        },
      ],
    });
    expect(one({ justification: 'because' }).statements[0]?.justification).toBeNull();
  });

  it('products are told by purl, by id or as text; parts speak for the product around them', () => {
    const products = [
      { '@id': 'pkg:npm/a@1.0.0' },
      { '@id': 'https://products.example.test/b', identifiers: { purl: 'pkg:npm/b' } },
      { '@id': 'pkg:oci/shop', subcomponents: [{ '@id': 'pkg:npm/c@1.0.0' }, 'pkg:npm/d@1.0.0'] },
      'pkg:npm/e@1.0.0',
      { '@id': 'https://products.example.test/f' },
    ];
    expect(one({ products }).statements.map(({ product }) => product)).toMatchObject([
      npm('a', '1.0.0'),
      npm('b'),
      npm('c', '1.0.0'),
      npm('d', '1.0.0'),
      npm('e', '1.0.0'),
      { kind: 'other', text: 'https://products.example.test/f' },
    ]);
  });

  it('was said when the statement was updated, else made, else the document', () => {
    const said = [
      { last_updated: '2026-03-01T00:00:00Z', timestamp: '2026-02-01T00:00:00Z' },
      { timestamp: '2026-02-01T00:00:00Z' },
      {},
    ].map((time) => one(time).statements[0]?.at ?? 0);
    expect(said.map((at) => new Date(at).getUTCMonth())).toEqual([2, 1, 0]);
  });

  it('the earlier form with plain names is read', () => {
    const statements = [{ vulnerability: 'CVE-1', products: ['pkg:npm/a@1.0.0'], status: 'fixed' }];
    expect(openVex({ '@context': 'https://openvex.dev/ns', statements }).statements).toMatchObject([
      { names: ['CVE-1'], status: 'fixed' },
    ]);
  });
});

describe('what is no VEX document', () => {
  it.each([
    ['{"bomFormat":"CycloneDX","vulnerabilities":{}}', 'vex.not-readable'],
    ['{"bomFormat":"CycloneDX","vulnerabilities":[{"id":"a","analysis":{"state":"constructor"}}]}', 'vex.not-readable'],
    ['{"bomFormat":"CycloneDX","vulnerabilities":[{"analysis":{"state":"resolved"}}]}', 'vex.not-readable'],
    ['{"@context":"https://openvex.dev/ns/v0.2.0"}', 'vex.not-readable'],
    [
      '{"@context":"https://openvex.dev/ns","statements":[{"vulnerability":"a","status":"toString"}]}',
      'vex.not-readable',
    ],
    ['{"@context":"https://openvex.dev/ns","statements":[null]}', 'vex.not-readable'],
    ['{"@context":"https://openvex.dev.example.test/ns","statements":[]}', 'vex.format-unknown'],
    ['{}', 'vex.format-unknown'],
    ['[]', 'vex.format-unknown'],
    ['null', 'vex.format-unknown'],
    ['', 'vex.not-readable'],
    ['<bom/>', 'vex.not-readable'],
    ['{"bomFormat":', 'vex.not-readable'],
    [`${'{"a":'.repeat(70)}1${'}'.repeat(70)}`, 'vex.not-readable'],
    [`[${'[],'.repeat(3_100_000)}[]]`, 'vex.not-readable'],
  ])('%.80s is refused with %s', (content, code) => {
    expect(codeOf(content)).toBe(code);
  });

  it('too many statements are refused, whether of many vulnerabilities or of many products', () => {
    const products = Array.from({ length: 51_000 }, (_, index) => `pkg:npm/p${index}`);
    expect(
      codeOf(
        JSON.stringify({
          '@context': 'https://openvex.dev/ns',
          statements: [{ vulnerability: 'a', status: 'fixed', products }],
        }),
      ),
    ).toBe('vex.not-readable');
  });

  it('a note of any length fits a decision', () => {
    const [statement] = openVex({
      statements: [{ vulnerability: 'a', status: 'affected', status_notes: '😀'.repeat(5_000) }],
    }).statements;
    expect(statement?.note).toBe(`${'😀'.repeat(999)}…`);
  });

  it('anything else throws a VexError or nothing', () => {
    const state = fc.oneof(fc.constantFrom('not_affected', 'resolved'), fc.jsonValue());
    const vulnerability = fc.record(
      {
        id: fc.oneof(fc.string(), fc.jsonValue()),
        analysis: fc.record({ state, justification: fc.jsonValue() }),
        affects: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const statement = fc.record(
      { vulnerability: fc.jsonValue(), status: state, products: fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue()) },
      { requiredKeys: [] },
    );
    const file = fc.record(
      {
        bomFormat: fc.constant('CycloneDX'),
        '@context': fc.constant('https://openvex.dev/ns/v0.2.0'),
        vulnerabilities: fc.oneof(fc.array(vulnerability), fc.jsonValue()),
        components: fc.jsonValue(),
        metadata: fc.jsonValue(),
        statements: fc.oneof(fc.array(statement), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(file, (value) =>
        expect(['no error', 'vex.not-readable', 'vex.format-unknown']).toContain(codeOf(JSON.stringify(value))),
      ),
    );
  });
});
