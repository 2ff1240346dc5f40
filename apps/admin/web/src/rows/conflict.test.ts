import { describe, expect, it } from '@jest/globals';
import { teapot, teapots } from '../test-support/screen.js';
import { type Conflict, differencesOf, mergeConflict, placeOf } from './conflict.js';
import { type Draft, emptyInline, readDraft } from './draft.js';

const { form } = teapots;
const now = (values: object): Conflict => ({
  id: 't1',
  version: 'v2',
  values: { ...teapot.values, ...values },
  fields: [],
});
const differences = (draft: Draft, conflict: Conflict) => {
  const { fields, seen, entries } = placeOf(form, teapot, draft, conflict);
  return differencesOf(fields, seen, entries, conflict).map(({ field, yours, now: theirs }) => [
    field.name,
    yours,
    theirs,
  ]);
};

describe('a stale save', () => {
  const draft: Draft = { values: { name: 'Mine', cups: '8' }, inlines: {} };

  it('asks only about what both changed, and tells what only the other did', () => {
    expect(differences(draft, now({ name: 'Theirs' }))).toEqual([['name', 'Mine', 'Theirs']]);
    expect(differences({ values: { cups: '8' }, inlines: {} }, now({ name: 'Theirs' }))).toEqual([
      ['name', undefined, 'Theirs'],
    ]);
  });

  it('asks nothing where both came to the same', () => {
    expect(differences(draft, now({ name: 'Mine' }))).toEqual([['name', undefined, 'Mine']]);
  });

  it('goes on from the present version with what was chosen', () => {
    const conflict = now({ name: 'Theirs', cups: 5 });
    const mine = mergeConflict(teapot, draft, conflict, null, new Set());
    expect(readDraft(form, mine.row, mine.draft).values).toEqual({ name: 'Mine', cups: 8 });
    expect(mine.row.version).toBe('v2');
    const theirs = mergeConflict(teapot, draft, conflict, null, new Set(['name']));
    expect(readDraft(form, theirs.row, theirs.draft).values).toEqual({ cups: 8 });
  });

  it('of a row of an inline is settled in its place', () => {
    const edited: Draft = { values: {}, inlines: { lids: { ...emptyInline, changed: { l1: { colour: 'mine' } } } } };
    const conflict = { id: 'l1', version: 'w9', values: { colour: 'theirs', other: 1 }, fields: [] };
    expect(placeOf(form, teapot, edited, conflict)).toMatchObject({ inline: 'lids', label: 'Lids: Red' });
    const { row, draft: kept } = mergeConflict(teapot, edited, conflict, 'lids', new Set());
    expect(readDraft(form, row, kept).inlines.lids?.change).toEqual([
      { id: 'l1', version: 'w9', values: { colour: 'mine' } },
    ]);
    const taken = mergeConflict(teapot, edited, conflict, 'lids', new Set(['colour']));
    expect(readDraft(form, taken.row, taken.draft).inlines).toEqual({});
  });
});
