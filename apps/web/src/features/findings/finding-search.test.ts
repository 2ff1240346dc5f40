import { describe, expect, it } from '@jest/globals';
import { FindingQuery } from '@red-tortoise/contracts';
import { countFindingFilters, findingQueryOf, readFindingSearch } from './finding-search.js';

const given = (search: Record<string, unknown>) => {
  const query = findingQueryOf(readFindingSearch(search));
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
};

describe('the address of a list of findings', () => {
  it('asks for what is open when it says nothing', () => {
    expect(given({})).toEqual({});
  });

  it('turns its short words into the lists that the API takes', () => {
    expect(given({ state: 'decided', fix: 'proven' })).toEqual({
      state: 'not-affected,risk-accepted,false-positive',
      fix: 'upgrade,refresh',
    });
  });

  it('asks the API for nothing that its contract refuses, whatever somebody typed', () => {
    for (const search of [
      { state: 'all', severity: 'critical,high', malicious: false, direct: true, production: true, order: 'newest' },
      { state: 'fixed', fix: 'not-enough-data', search: 4171 },
      { state: 'nonsense', severity: 'nonsense,critical,critical', malicious: 'yes', fix: {}, search: 'x'.repeat(999) },
      { severity: 'nonsense', direct: 'true', production: false, order: 'severity', search: '' },
    ]) {
      expect(FindingQuery.safeParse(given(search)).error).toBeUndefined();
    }
    expect(given({ severity: 'nonsense,critical,critical' })).toEqual({ severity: 'critical' });
    expect(given({ severity: 'nonsense', production: false, order: 'severity' })).toEqual({});
  });

  it('counts what narrows the list, which the order does not', () => {
    expect(countFindingFilters(readFindingSearch({ order: 'newest', malicious: false, fix: 'blocked' }))).toBe(2);
  });
});
