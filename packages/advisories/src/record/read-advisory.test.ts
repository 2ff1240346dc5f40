import { describe, expect, it } from '@jest/globals';
import { AdvisoryError } from './advisory-error.js';
import { advisoryLimits } from './advisory-limits.js';
import { parseAdvisory } from './parse-advisory.js';
import { readAdvisory } from './read-advisory.js';

const web = { ecosystem: 'npm', name: 'web' };
const withRange = (rangeFields: object) => ({ id: 'A-1', affected: [{ package: web, ranges: [rangeFields] }] });
const withEvents = (...events: unknown[]) => withRange({ type: 'SEMVER', events });

function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof AdvisoryError) return error.code;
    throw error;
  }
  return 'read';
}

describe('a record is read', () => {
  it('as far as the matcher and a report need it, whatever else it holds', () => {
    const advisory = readAdvisory({
      schema_version: '9.9.9',
      id: 'GHSA-1',
      modified: '2024-01-01T00:00:00Z',
      aliases: ['CVE-1', 'CVE-1', 7, 'with space'],
      summary: 'Told',
      severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/…' }, 'nonsense'],
      database_specific: { severity: 'HIGH' },
      affected: [
        {
          package: { ...web, purl: 'pkg:npm/web', future: {} },
          versions: ['1.0.0'],
          ranges: [
            { type: 'GIT', repo: 'https://git.example.test/web', events: [{ introduced: '0' }] },
            { type: 'ECOSYSTEM', events: [{ introduced: '0', fixed: '2.0.0' }], future: 1 },
          ],
        },
        { ranges: [{ type: 'GIT', events: [{ introduced: '0' }] }] },
        { package: { ecosystem: 'Debian:11', name: 'web' } },
      ],
      future: [],
    });
    expect(advisory).toEqual({
      id: 'GHSA-1',
      modified: '2024-01-01T00:00:00Z',
      isWithdrawn: false,
      aliases: ['CVE-1'],
      summary: 'Told',
      severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/…' }],
      severityLabel: 'HIGH',
      affected: [
        {
          ecosystem: 'npm',
          name: 'web',
          versions: ['1.0.0'],
          ranges: [
            {
              type: 'ECOSYSTEM',
              events: [
                { kind: 'introduced', version: '0' },
                { kind: 'fixed', version: '2.0.0' },
              ],
            },
          ],
        },
        { ecosystem: 'Debian', name: 'web', versions: [], ranges: [] },
      ],
    });
  });

  it('with nothing but an id', () => {
    expect(readAdvisory({ id: 'A-1' })).toMatchObject({
      modified: null,
      summary: '',
      severityLabel: null,
      affected: [],
    });
  });

  it('with the severity of an affected package where it has none of its own', () => {
    const severity = [{ type: 'CVSS_V3', score: 'CVSS:3.1/…' }];
    expect(readAdvisory({ id: 'A-1', affected: [{ package: web, severity }, null].slice(0, 1) }).severity).toEqual(
      severity,
    );
  });

  it('by its own fields only, never by those of a prototype', () => {
    const inherited = '{"id":"A-1","__proto__":{"withdrawn":"2024-01-01","affected":"nonsense"}}';
    expect(parseAdvisory(inherited)).toMatchObject({ isWithdrawn: false, affected: [] });
    expect(({} as Record<string, unknown>).withdrawn).toBeUndefined();
  });

  it('however deep its unknown parts are', () => {
    const depth = 1_000_000;
    const text = `{"id":"A-1","details":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    expect(parseAdvisory(text).id).toBe('A-1');
  });
});

describe('a record is refused', () => {
  it.each<[string, unknown]>([
    ['no object', 'text'],
    ['a list', []],
    ['no id', {}],
    ['an id with a tab', { id: 'A\t1' }],
    ['an endless id', { id: 'A'.repeat(1_000) }],
    ['a withdrawal that is no moment', { id: 'A-1', withdrawn: true }],
    ['a withdrawal at no date', { id: 'A-1', withdrawn: 'yes' }],
    ['affected that is no list', { id: 'A-1', affected: {} }],
    ['a package without a name', { id: 'A-1', affected: [{ package: { ecosystem: 'npm' } }] }],
    ['a package without an ecosystem', { id: 'A-1', affected: [{ package: { name: 'web' } }] }],
    ['versions that are no texts', { id: 'A-1', affected: [{ package: web, versions: [1] }] }],
    ['an unknown type of range', withRange({ type: 'MAGIC', events: [{ introduced: '0' }] })],
    ['a range without events', withRange({ type: 'SEMVER' })],
    ['a range that never begins', withEvents({ fixed: '1.0.0' })],
    ['an event of no known kind', withEvents({ introduced: '0' }, { ended: '1' })],
    ['an event without a version', withEvents({ introduced: '0' }, { fixed: null })],
    ['an endless version', withEvents({ introduced: '1'.repeat(300) })],
  ])('%s', (_, value) => {
    expect(refusal(() => readAdvisory(value))).toBe('advisory.not-valid');
  });

  it('with more values than any honest one, in one list or in many', () => {
    const versions = Array.from({ length: advisoryLimits.values }, () => '1.0.0');
    const half = versions.slice(versions.length / 2);
    const one = { id: 'A-1', affected: [{ package: web, versions }] };
    const many = { id: 'A-1', affected: [half, half].map((list) => ({ package: web, versions: list })) };
    expect(refusal(() => readAdvisory(one))).toBe('advisory.too-many-values');
    expect(refusal(() => readAdvisory(many))).toBe('advisory.too-many-values');
  });

  it('that is no JSON or too long', () => {
    expect(refusal(() => parseAdvisory('{"id":'))).toBe('advisory.not-readable');
    expect(refusal(() => parseAdvisory(' '.repeat(advisoryLimits.characters + 1)))).toBe('advisory.too-big');
  });
});
