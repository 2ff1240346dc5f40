import { describe, expect, it } from '@jest/globals';
import type { AdminField, AdminKind } from '@red-tortoise/contracts';
import { fieldOf } from '../test-support/screen.js';
import { entryOf, isSameEntry, readEntry } from './entry.js';

const field = (kind: AdminKind, more: Partial<AdminField> = {}) => fieldOf('field', { kind, ...more });

describe('a value', () => {
  it.each<[AdminKind, unknown]>([
    ['text', ' a text '],
    ['long-text', 'two\nlines'],
    ['integer', -3],
    ['number', 0.5],
    ['big-integer', '9223372036854775807'],
    ['boolean', true],
    ['date-time', '2026-03-21T09:05:07.000Z'],
    ['choice', 'open'],
    ['list', ['one', 'two']],
    ['json', { a: [1, null] }],
  ])('of kind %s comes back from its input as it was', (kind, value) => {
    const one = field(kind, { options: [{ value: 'open', label: 'Open' }] });
    expect(readEntry(one, entryOf(one, value))).toEqual({ value });
  });

  it('of a relation goes back as its id', () => {
    const link = { id: 'x', label: 'X' };
    expect(readEntry(field('relation'), entryOf(field('relation'), link))).toEqual({ value: 'x' });
    expect(isSameEntry(link, { id: 'x', label: 'Renamed' })).toBe(true);
  });

  it('of several relations goes back as their ids, in whichever order they stand', () => {
    const several = field('relations');
    const links = [{ id: 'x', label: 'X' }, { id: 'y', label: 'y', gone: true } as const];
    expect(readEntry(several, entryOf(several, links))).toEqual({ value: ['x', 'y'] });
    expect(isSameEntry(links, [...links].reverse())).toBe(true);
    expect(isSameEntry(links, links.slice(1))).toBe(false);
    expect(readEntry(several, entryOf(several, null))).toEqual({ value: [] });
  });

  it('that is secret never stands in its input', () => {
    expect(entryOf(field('text', { secret: true }), '••••••')).toBe('');
  });
});

describe('an empty input', () => {
  it.each<[AdminKind, Partial<AdminField>, object]>([
    ['text', { nullable: true }, { value: null }],
    ['text', {}, { value: '' }],
    ['text', { required: true }, { problem: 'is required' }],
    ['integer', {}, { problem: 'is required' }],
    ['list', {}, { value: [] }],
    ['json', { nullable: true }, { value: null }],
  ])('of kind %s with %j is %j', (kind, more, read) => {
    expect(readEntry(field(kind, more), '')).toEqual(read);
  });
});

describe('what cannot be read', () => {
  it.each<[AdminKind, string]>([
    ['integer', '1.5'],
    ['integer', 'ten'],
    ['number', '1,5'],
    ['big-integer', '1e3'],
    ['json', '{a: 1}'],
  ])('of kind %s, %s, says why', (kind, text) => {
    expect(readEntry(field(kind), text)).toHaveProperty('problem');
  });
});
