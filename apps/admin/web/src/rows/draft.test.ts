import { describe, expect, it } from '@jest/globals';
import { teapot, teapots } from '../test-support/screen.js';
import { emptyDraft, emptyInline, isChanged, readCopy, readDraft } from './draft.js';

const { form } = teapots;

describe('what is sent of a form', () => {
  it('is only what differs from what was there', () => {
    const draft = { ...emptyDraft, values: { name: 'Brown Betty', cups: '6', key: '' } };
    expect(readDraft(form, teapot, draft)).toEqual({ values: { cups: 6 }, inlines: {}, issues: [] });
  });

  it('is nothing of what cannot be changed, or was put back', () => {
    const draft = { ...emptyDraft, values: { createdAt: '2020-01-01T00:00:00', cups: '4' } };
    expect(isChanged(form, teapot, draft)).toBe(false);
  });

  it('has a secret once another one was entered', () => {
    expect(readDraft(form, teapot, { ...emptyDraft, values: { key: 'new' } }).values).toEqual({ key: 'new' });
  });

  it('names the field of what cannot be read, and counts as changed', () => {
    const draft = { ...emptyDraft, values: { cups: 'many' } };
    expect(readDraft(form, teapot, draft).issues).toEqual([{ path: 'cups', message: 'is no whole number' }]);
    expect(isChanged(form, teapot, draft)).toBe(true);
  });

  it('has rows of an inline that are new, changed with their version, or gone', () => {
    const lids = {
      added: [{ key: 1, values: { colour: 'green' } }],
      changed: { l1: { colour: 'pink' }, l2: { colour: 'white' } },
      removed: ['l2'],
    };
    expect(readDraft(form, teapot, { values: {}, inlines: { lids } }).inlines).toEqual({
      lids: {
        add: [{ colour: 'green' }],
        change: [{ id: 'l1', version: 'w1', values: { colour: 'pink' } }],
        remove: ['l2'],
      },
    });
  });

  it('has no inline that is as it was', () => {
    const lids = { ...emptyInline, changed: { l1: { colour: 'red' } } };
    expect(readDraft(form, teapot, { values: {}, inlines: { lids } }).inlines).toEqual({});
  });
});

describe('a row saved as a new one', () => {
  it('has every value that can be entered, none that is secret, and what was changed', () => {
    const copy = readCopy(form, teapot, { ...emptyDraft, values: { name: 'White Betty' } });
    const { lids } = copy.inlines;
    expect(copy).toMatchObject({ values: { name: 'White Betty', cups: 4 }, issues: [] });
    expect(lids?.add.map((lid) => Object.keys(lid))).toEqual([['colour'], ['colour']]);
  });

  it('takes its lids along as new ones, as they would be: those that were added first, and none that is to go', () => {
    const lids = {
      added: [{ key: 1, values: { colour: 'green' } }],
      changed: { l1: { colour: 'pink' } },
      removed: ['l2'],
    };
    expect(readCopy(form, teapot, { values: {}, inlines: { lids } }).inlines).toEqual({
      lids: { add: [{ colour: 'green' }, { colour: 'pink' }], change: [], remove: [] },
    });
  });

  it('leaves its lids where nobody may add any', () => {
    const closed = {
      ...form,
      inlines: form.inlines.map((inline) => ({ ...inline, can: { ...inline.can, add: false } })),
    };
    expect(readCopy(closed, teapot, emptyDraft).inlines).toEqual({});
  });
});
