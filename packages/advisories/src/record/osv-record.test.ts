import { describe, expect, it } from '@jest/globals';
import { AdvisoryError } from './advisory-error.js';
import { advisoryLimits } from './advisory-limits.js';
import { readOsvRecord } from './osv-record.js';

const now = new Date('2026-01-01T00:00:00Z');

const valid = {
  schema_version: '1.7.3',
  id: 'GHSA-aaaa-bbbb-cccc',
  modified: '2024-05-01T10:00:00.123456Z',
  published: '2024-04-01T10:00:00Z',
  aliases: ['CVE-2024-1', 'GHSA-aaaa-bbbb-cccc'],
  summary: 'Something about left-pad',
  details: '# What happens',
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
  affected: [
    {
      package: { ecosystem: 'npm', name: '@scope/left-pad' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.3.0' }] }],
      versions: ['1.2.0'],
    },
  ],
  references: [{ type: 'WEB', url: 'https://example.test/a' }],
  database_specific: { cwe_ids: ['CWE-79', 'CWE-79', 'nonsense', 7] },
};

const read = (change: object = {}) => readOsvRecord(JSON.stringify({ ...valid, ...change }), now);

function refusal(text: string): AdvisoryError {
  try {
    readOsvRecord(text, now);
  } catch (error) {
    if (error instanceof AdvisoryError) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('a record of the schema', () => {
  it('is read with everything that a reader gets to see', () => {
    expect(read()).toEqual({
      id: 'GHSA-aaaa-bbbb-cccc',
      publishedAt: new Date('2024-04-01T10:00:00Z'),
      modifiedAt: new Date('2024-05-01T10:00:00.123Z'),
      withdrawnAt: null,
      aliases: ['CVE-2024-1'],
      summary: 'Something about left-pad',
      details: '# What happens',
      severity: { level: 'critical', score: 9.8, vector: valid.severity[0]?.score },
      malicious: false,
      cwes: ['CWE-79'],
      references: [{ type: 'WEB', url: 'https://example.test/a' }],
      affected: [
        {
          ecosystem: 'npm',
          name: '@scope/left-pad',
          packagePurl: 'pkg:npm/%40scope/left-pad',
          versions: ['1.2.0'],
          ranges: [
            {
              type: 'SEMVER',
              events: [
                { kind: 'introduced', version: '0' },
                { kind: 'fixed', version: '1.3.0' },
              ],
            },
          ],
        },
      ],
    });
  });

  it('may have the least that is obligatory, null for lists, and what a later schema version adds', () => {
    expect(read({ affected: null, aliases: null, references: null, severity: null }).affected).toEqual([]);
    expect(readOsvRecord('{"id":"X-1","modified":"2024-01-01T00:00:00Z"}', now)).toMatchObject({ summary: '' });
    const added = { later_field: { any: 'thing' }, references: [{ type: 'HOLOGRAM', url: 'https://example.test/h' }] };
    expect(read(added).references).toEqual([{ type: 'HOLOGRAM', url: 'https://example.test/h' }]);
  });

  it('has a purl for each package of an ecosystem that we know, and none for others', () => {
    const of = (ecosystem: string, name: string) =>
      read({ affected: [{ package: { ecosystem, name } }] }).affected[0]?.packagePurl;
    expect(of('PyPI', 'Zope_Interface')).toBe('pkg:pypi/zope-interface');
    expect(of('crates.io', 'serde_json')).toBe('pkg:cargo/serde_json');
    expect(of('Go', 'github.com/Gin-Gonic/gin')).toBe('pkg:golang/github.com/gin-gonic/gin');
    expect(of('Maven', 'org.apache.logging.log4j:log4j-core')).toBe('pkg:maven/org.apache.logging.log4j/log4j-core');
    expect(of('RubyGems', 'rails-html-sanitizer')).toBe('pkg:gem/rails-html-sanitizer');
    expect(of('Debian:12', 'openssl')).toBeNull();
  });

  it('of a malicious package is one', () => {
    expect(read({ id: 'MAL-2024-1' }).malicious).toBe(true);
  });
});

describe('a record that breaks the schema', () => {
  it.each([
    ['no object', '[]', 'advisory.not-valid', 'The record'],
    ['no JSON', '{"id": "X-1"', 'advisory.not-readable', ''],
    ['no id', { id: undefined }, 'advisory.not-valid', 'id'],
    ['an id that is no name', { id: 'X 1' }, 'advisory.not-valid', 'id'],
    ['a moment that is none', { modified: '2024-02-31T00:00:00Z' }, 'advisory.not-valid', 'modified'],
    ['a moment without a zone', { published: '2024-02-01T00:00:00' }, 'advisory.not-valid', 'published'],
    ['a moment ahead', { modified: '9999-12-31T00:00:00Z' }, 'advisory.not-valid', 'modified'],
    ['a moment before all', { published: '0001-01-01T00:00:00Z' }, 'advisory.not-valid', 'published'],
    ['aliases that are no list', { aliases: 'CVE-1' }, 'advisory.not-valid', 'aliases'],
    ['a range of no known type', { affected: [rangeOf({ type: 'MAGIC' })] }, 'advisory.not-valid', 'type'],
    ['a range without events', { affected: [rangeOf({ events: [] })] }, 'advisory.not-valid', 'events'],
    [
      'events that begin nowhere',
      { affected: [rangeOf({ events: [{ fixed: '1' }] })] },
      'advisory.not-valid',
      'events',
    ],
    ['half a character in a name', { affected: [named('a\ud800')] }, 'advisory.not-valid', 'name'],
    ['a line break in a name', { affected: [named('a\nb')] }, 'advisory.not-valid', 'name'],
    ['a free field that is a list', { database_specific: [] }, 'advisory.not-valid', 'database_specific'],
  ])('is refused for %s, with where it is', (_, change, code, where) => {
    const text = typeof change === 'string' ? change : JSON.stringify({ ...valid, ...change });
    const error = refusal(text);
    expect(error.code).toBe(code);
    expect(error.detail).toContain(where);
  });
});

describe('a hostile record', () => {
  it('of many values, great depth or great length is refused', () => {
    const events = Array.from({ length: advisoryLimits.values + 1 }, (_, index) => ({ introduced: `${index}.0.0` }));
    expect(refusal(JSON.stringify({ ...valid, affected: [rangeOf({ events })] })).code).toBe(
      'advisory.too-many-values',
    );
    const deep = `{"id":"X-1","modified":"2024-01-01T00:00:00Z","database_specific":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_001)}`;
    expect(refusal(deep).code).toBe('advisory.too-deep');
    expect(refusal(JSON.stringify({ ...valid, details: 'é'.repeat(advisoryLimits.bytes / 2) })).code).toBe(
      'advisory.too-big',
    );
  });

  it('with brackets in its texts is not deep', () => {
    expect(read({ summary: `${'[{'.repeat(500)}\\"` }).summary).toContain('[{[{');
  });

  it('cannot reach a prototype', () => {
    const text = JSON.stringify(valid).replace(
      '{',
      '{"__proto__":{"id":"X-2","isWithdrawn":true},"constructor":{"prototype":{}},',
    );
    expect(readOsvRecord(text, now)).toMatchObject({ id: valid.id, withdrawnAt: null });
    expect(({} as { isWithdrawn?: boolean }).isWithdrawn).toBeUndefined();
    expect(refusal('{"__proto__":{"id":"X-1","modified":"2024-01-01T00:00:00Z"}}').code).toBe('advisory.not-valid');
  });

  it('keeps its HTML as text, bounded, and links only where a browser may go', () => {
    const record = read({
      summary: `<script>alert(1)</script>${'x'.repeat(5_000)}`,
      details: '\0\ud800'.repeat(advisoryLimits.detailsCharacters),
      references: [
        { type: 'WEB', url: 'javascript:alert(1)' },
        { type: '<b>', url: 'https://example.test/b' },
        { type: 'WEB', url: `https://example.test/${'x'.repeat(3_000)}` },
      ],
    });
    expect(record.summary).toHaveLength(advisoryLimits.summaryCharacters);
    expect(record.details).toBe('\uFFFD'.repeat(advisoryLimits.detailsCharacters));
    expect(record.references).toEqual([{ type: 'WEB', url: 'https://example.test/b' }]);
  });
});

function rangeOf(change: object) {
  return {
    package: { ecosystem: 'npm', name: 'left-pad' },
    ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }], ...change }],
  };
}

function named(name: string) {
  return { package: { ecosystem: 'npm', name } };
}
