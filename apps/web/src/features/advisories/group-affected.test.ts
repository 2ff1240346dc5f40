import { describe, expect, it } from '@jest/globals';
import type { AffectedPackage } from '@red-tortoise/contracts';
import { groupAffected } from './group-affected.js';

const affected = (name: string, part: Partial<AffectedPackage>): AffectedPackage => ({
  ecosystem: 'npm',
  name,
  packagePurl: `pkg:npm/${name}`,
  ranges: [],
  versions: [],
  fixedIn: [],
  ...part,
});

describe('the packages of an advisory', () => {
  it('stand once each, with everything that is said of them', () => {
    const groups = groupAffected([
      affected('next', { ranges: ['>=12.0.0 <12.3.6'], fixedIn: ['12.3.6'] }),
      affected('other', { versions: ['1.0.0'] }),
      affected('next', { ranges: ['>=13.0.0 <13.5.10'], fixedIn: ['13.5.10'] }),
      affected('next', { ranges: ['>=13.0.0 <13.5.10'], versions: ['14.0.0'] }),
    ]);
    expect(groups).toEqual([
      affected('next', {
        ranges: ['>=12.0.0 <12.3.6', '>=13.0.0 <13.5.10'],
        versions: ['14.0.0'],
        fixedIn: ['12.3.6', '13.5.10'],
      }),
      affected('other', { versions: ['1.0.0'] }),
    ]);
  });

  it('of two ecosystems stay two, whatever their names', () => {
    expect(groupAffected([affected('x', {}), affected('x', { ecosystem: 'PyPI' })])).toHaveLength(2);
  });
});
