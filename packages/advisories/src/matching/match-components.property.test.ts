import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import semver from 'semver';
import type { Advisory, AffectedPackage, AffectedRange, RangeEvent } from '../record/advisory.js';
import type { AssessableComponent } from './assessable-component.js';
import { compileAdvisories } from './compile-advisories.js';
import { describeMatch } from './describe-match.js';
import { matchComponents } from './match-components.js';

/** https://ossf.github.io/osv-schema/#evaluation, line by line, of all records for each component anew. */
function isVulnerable({ name, version }: AssessableComponent, { isWithdrawn, affected }: Advisory): boolean {
  if (isWithdrawn) return false;
  for (const entry of affected) {
    if (entry.ecosystem !== 'npm' || entry.name !== name) continue;
    if (entry.versions.includes(version) || entry.ranges.some((range) => isInRange(version, range))) return true;
  }
  return false;
}

function isInRange(version: string, { events }: AffectedRange): boolean {
  if (semver.valid(version) === null || !isBeforeLimits(version, events)) return false;
  let isVulnerable = false;
  for (const { kind, version: bound } of inOrder(events)) {
    if (kind === 'introduced' && (bound === '0' || semver.gte(version, bound))) isVulnerable = true;
    else if (kind === 'fixed' && semver.gte(version, bound)) isVulnerable = false;
    else if (kind === 'last_affected' && semver.gt(version, bound)) isVulnerable = false;
  }
  return isVulnerable;
}

function isBeforeLimits(version: string, events: readonly RangeEvent[]): boolean {
  const limits = events.filter(({ kind }) => kind === 'limit');
  return limits.length === 0 || limits.some((limit) => limit.version === '*' || semver.lt(version, limit.version));
}

function inOrder(events: readonly RangeEvent[]): RangeEvent[] {
  const bounds = events.filter(({ kind }) => kind !== 'limit');
  return bounds.sort((one, other) => {
    if (one.version === '0' || other.version === '0')
      return Number(other.version === '0') - Number(one.version === '0');
    return semver.compare(one.version, other.version);
  });
}

/** Few distinct ones, so that versions, bounds, names and ids often meet; with every kind of prerelease order. */
const numbers = fc.constantFrom(0, 1, 2, 10);
const suffixes = fc.constantFrom('', '', '', '-0', '-alpha', '-alpha.1', '-alpha.beta', '-rc.9', '-rc.10', '+build.7');
const versions = fc.tuple(numbers, numbers, suffixes).map(([major, minor, suffix]) => `${major}.${minor}.0${suffix}`);
const names = fc.constantFrom('a', 'A', '@scope/a', '__proto__', 'constructor');

const event = <Kind extends RangeEvent['kind']>(kind: Kind, version: fc.Arbitrary<string>) =>
  version.map((text): RangeEvent => ({ kind, version: text }));
const events = fc.array(
  fc.oneof(
    event('introduced', fc.oneof(versions, fc.constant('0'))),
    event('fixed', versions),
    event('last_affected', versions),
    event('limit', fc.oneof(versions, fc.constant('*'))),
  ),
  { maxLength: 9 },
);
const ranges = fc.record<AffectedRange>({ type: fc.constantFrom('SEMVER', 'ECOSYSTEM'), events });
const affected = fc.record<AffectedPackage>({
  ecosystem: fc.constantFrom('npm', 'npm', 'PyPI'),
  name: names,
  versions: fc.array(fc.oneof(versions, fc.constant('latest')), { maxLength: 2 }),
  ranges: fc.array(ranges, { maxLength: 3 }),
});
const advisories = fc.record<Advisory>({
  id: fc.constantFrom('GHSA-1', 'GHSA-2', 'GHSA-3'),
  modified: fc.constantFrom(null, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00.5Z', '2026-01-02T00:00:00+02:00'),
  isWithdrawn: fc.constantFrom(false, false, false, true),
  aliases: fc.constant([]),
  summary: fc.constant(''),
  severity: fc.constant([]),
  severityLabel: fc.constant(null),
  affected: fc.array(affected, { maxLength: 3 }),
});
const components = fc.record<AssessableComponent>({
  ecosystem: fc.constant('npm'),
  name: names,
  version: fc.oneof({ weight: 9, arbitrary: versions }, { weight: 1, arbitrary: fc.constant('latest') }),
});

/** Of several records of one id the one modified last counts, of equals the last one. */
function inForce(records: readonly Advisory[]): Advisory[] {
  const latest = new Map<string, Advisory>();
  const moment = ({ modified }: Advisory) => (modified === null ? Number.NEGATIVE_INFINITY : Date.parse(modified));
  for (const record of records) {
    const known = latest.get(record.id);
    if (known === undefined || moment(record) >= moment(known)) latest.set(record.id, record);
  }
  return [...latest.values()];
}

it('matches exactly what the evaluation of the schema finds, whatever records and components there are', () => {
  fc.assert(
    fc.property(
      fc.array(advisories, { maxLength: 6 }),
      fc.array(components, { minLength: 1, maxLength: 8 }),
      (records, asked) => {
        const { matches } = matchComponents(compileAdvisories(records), asked);
        const expected = asked.flatMap((component, index) =>
          inForce(records).flatMap((advisory) =>
            isVulnerable(component, advisory) ? [`${index} ${advisory.id}`] : [],
          ),
        );
        const found = matches.map(({ component, advisory }) => `${asked.indexOf(component)} ${advisory.id}`);
        expect(found.sort()).toEqual(expected.sort());
      },
    ),
    { numRuns: 3_000 },
  );
});

it('says of each match a stretch that holds the version', () => {
  fc.assert(
    fc.property(advisories, components, (advisory, component) => {
      for (const { matchedBy } of matchComponents(compileAdvisories([advisory]), [component]).matches) {
        const comparators = describeMatch(matchedBy).split(' ');
        expect(comparators.filter((comparator) => !holds(comparator, component.version))).toEqual([]);
      }
    }),
    { numRuns: 3_000 },
  );
});

function holds(comparator: string, version: string): boolean {
  const [, sign = '', bound = ''] = /^(>=|<=|<|=|\*)(.*)$/.exec(comparator) ?? [];
  if (sign === '*') return true;
  if (sign === '=') return version === bound;
  return semver.cmp(version, sign as '>=', bound);
}
