import { describe, expect, it } from '@jest/globals';
import { isMalicious } from './is-malicious.js';
import { severityOf } from './severity-of.js';

// Well-known vectors with the scores that calculators of these standards agree on.
const critical31 = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
const critical4 = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';
const medium30 = 'CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N';
const full2 = 'AV:N/AC:L/Au:N/C:C/I:C/A:C';
const of = (label: string | null, ...vectors: string[]) =>
  severityOf({ severityLabel: label, severity: vectors.map((score) => ({ type: 'CVSS', score })) });

describe('severity', () => {
  it.each([
    [critical31, 'critical', 9.8],
    [critical4, 'critical', 9.3],
    [medium30, 'medium', 6.1],
    [full2, 'critical', 10],
    ['CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N', 'low', 1.6],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N', 'high', 7.5],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', 'none', 0],
  ])('of %s is %s, %d', (vector, level, score) => {
    expect(of(null, vector)).toEqual({ level, score, vector });
  });

  it("is the database's own word before a score", () => {
    expect(of('MODERATE', critical31)).toEqual({ level: 'medium', score: 9.8, vector: critical31 });
  });

  it('comes from the newest kind of vector', () => {
    expect(of(null, full2, medium30, critical4, critical31).vector).toBe(critical4);
  });

  it.each(['banana', 'CVSS:3.1/AV:N', 'CVSS:4.0/AV:N/__proto__:H', 'CVSS:9.9/AV:N', '', `CVSS:3.1/${'A'.repeat(500)}`])(
    'is unknown for %j',
    (vector) => {
      expect(of(null, vector)).toEqual({ level: 'unknown', score: null, vector: null });
      expect(of('GRAVE').level).toBe('unknown');
    },
  );
});

it('a malicious package is known by its record or by an alias', () => {
  expect(isMalicious({ id: 'MAL-2024-1', aliases: [] })).toBe(true);
  expect(isMalicious({ id: 'GHSA-1', aliases: ['CVE-1', 'MAL-2024-1'] })).toBe(true);
  expect(isMalicious({ id: 'GHSA-MAL', aliases: [] })).toBe(false);
});
