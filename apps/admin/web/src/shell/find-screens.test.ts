import { describe, expect, it } from '@jest/globals';
import { teapots } from '../test-support/screen.js';
import { findScreens } from './find-screens.js';

const screen = (plural: string) => ({ ...teapots, name: plural.toLowerCase(), label: plural, plural });
const groups = [
  { label: 'Staff', screens: [screen('Audit entries'), screen('Jobs')] },
  { label: 'Kitchen', screens: [screen('Stale jobs'), screen('Entries')] },
];
const found = (sought: string) =>
  findScreens(groups, sought).flatMap(({ screens }) => screens.map(({ plural }) => plural));

describe('looking for a screen', () => {
  it('shows all while nothing is looked for', () => {
    expect(findScreens(groups, ' ')).toBe(groups);
  });

  it('finds every word wherever it stands, what begins with it first', () => {
    expect(found('entries')).toEqual(['Entries', 'Audit entries']);
    expect(found('job stale')).toEqual(['Stale jobs']);
    expect(found('kitchen')).toEqual(['Stale jobs', 'Entries']);
    expect(found('nothing')).toEqual([]);
  });
});
