import { describe, expect, it } from '@jest/globals';
import type { AdminChoices } from '@red-tortoise/contracts';
import { columnsOf, matchingRows, ticked, toggled, unknownIn } from './choices.js';

const row = (section: string, label: string, ...verbs: string[]): AdminChoices => ({
  section,
  label,
  options: verbs.map((verb) => ({
    value: `${label.toLowerCase()}.${verb.toLowerCase()}`,
    label: verb,
    shared: verb !== 'Brew',
  })),
});
const choices = [row('Kitchen', 'Teapot', 'View', 'Brew'), row('Kitchen', 'Cup', 'View', 'Add')];

describe('a list that is ticked', () => {
  it('is as it was when a tick is taken back', () => {
    const entry = 'cup.view\nteapot.view';
    expect(toggled(toggled(entry, ['cup.view', 'cup.add'], true), ['cup.add'], false)).toBe(entry);
    expect([...ticked(toggled(entry, ['cup.view', 'teapot.view'], false))]).toEqual([]);
  });

  it('tells what there is no longer, whatever else is ticked', () => {
    expect(unknownIn(choices, 'cup.view\nsaucer.view')).toEqual(['saucer.view']);
  });

  it('is filtered by all words, whether they name a row, its section or what it offers', () => {
    const found = (sought: string) => matchingRows(choices, sought).map(({ label }) => label);
    expect(found('')).toEqual(['Teapot', 'Cup']);
    expect(found('kitchen BREW')).toEqual(['Teapot']);
    expect(found('cup.add')).toEqual(['Cup']);
    expect(found('saucer')).toEqual([]);
  });

  it('has a column for what rows have in common', () => {
    expect(
      columnsOf([row('Kitchen', 'Lid', 'Delete'), ...choices, row('Kitchen', 'Mug', 'View', 'Add', 'Delete')]),
    ).toEqual(['View', 'Add', 'Delete']);
  });
});
