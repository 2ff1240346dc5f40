import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aliasGroups, type Named } from './alias-groups.js';

const names = (records: Named[]) => Object.fromEntries(aliasGroups(records));

describe('alias groups', () => {
  it('are symmetric and transitive, also over names that no record has', () => {
    const group = ['CVE-1', 'CVE-2', 'GHSA-1', 'GHSA-2', 'MAL-1'];
    expect(
      names([
        { id: 'GHSA-1', aliases: ['CVE-1'] },
        { id: 'GHSA-2', aliases: ['CVE-2', 'CVE-1'] },
        { id: 'MAL-1', aliases: ['CVE-2'] },
        { id: 'GHSA-3', aliases: [] },
      ]),
    ).toEqual({ 'GHSA-1': group, 'GHSA-2': group, 'MAL-1': group, 'GHSA-3': ['GHSA-3'] });
  });

  it('do not depend on the order of the records, and part only who shares nothing', () => {
    const name = fc.integer({ min: 0, max: 20 }).map((number) => `${number % 3 === 0 ? 'CVE' : 'GHSA'}-${number}`);
    const records = fc.uniqueArray(fc.record({ id: name, aliases: fc.array(name, { maxLength: 3 }) }), {
      selector: ({ id }) => id,
    });
    fc.assert(
      fc.property(records, (given) => {
        const groups = aliasGroups(given);
        expect(new Map([...aliasGroups([...given].reverse())].sort())).toEqual(new Map([...groups].sort()));
        for (const one of given) {
          for (const other of given) {
            const shares = [one.id, ...one.aliases].some((alias) => [other.id, ...other.aliases].includes(alias));
            if (shares) expect(groups.get(one.id)).toEqual(groups.get(other.id));
          }
        }
        const all = new Set(given.flatMap(({ id, aliases }) => [id, ...aliases]));
        expect(new Set([...new Set(groups.values())].flat())).toEqual(all);
      }),
    );
  });

  it('of a chain of a hundred thousand names take no stack', () => {
    const chain = Array.from({ length: 100_000 }, (_, index) => ({ id: `A-${index}`, aliases: [`A-${index + 1}`] }));
    expect(aliasGroups(chain).get('A-0')).toHaveLength(100_001);
  });
});
