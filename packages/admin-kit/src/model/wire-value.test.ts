import { describe, expect, it } from '@jest/globals';
import { dataModel } from '@red-tortoise/database';
import { ImportContentModel } from '@red-tortoise/documents';
import type { FieldInfo } from './model-info.js';
import { prismaModel } from './prisma-model.js';
import { idOf, readId, withIds } from './row-id.js';
import { reviveValue, wireValue } from './wire-value.js';

const fieldOf = (model: keyof typeof dataModel, name: string) =>
  prismaModel(dataModel[model]).fields.get(name) as FieldInfo;

describe('a value', () => {
  it.each([
    ['a moment', fieldOf('User', 'createdAt'), new Date('2026-03-01T10:00:00.123Z')],
    ['a big integer', fieldOf('RateLimit', 'lastRequest'), 2n ** 60n],
    ['a choice', fieldOf('PipelineRun', 'state'), 'failed'],
    ['a flag', fieldOf('User', 'emailVerified'), false],
    ['JSON', fieldOf('Setting', 'value'), { a: [1, null, { b: 'c' }] }],
    ['nothing', fieldOf('User', 'image'), null],
  ])('that is %s comes back from JSON as it was', (_, field, value) => {
    expect(reviveValue(field, JSON.parse(JSON.stringify(wireValue(value))))).toEqual(value);
  });

  it.each([
    ['no moment', fieldOf('User', 'createdAt'), 'yesterday'],
    ['no number', fieldOf('PipelineRun', 'attempts'), ''],
    ['no choice', fieldOf('PipelineRun', 'state'), 'lost'],
    ['no integer', fieldOf('RateLimit', 'lastRequest'), '1; drop'],
  ])('that is %s is none', (_, field, value) => {
    expect(reviveValue(field, value)).toBeUndefined();
  });

  it('of bytes is only their number, whichever store they come from', () => {
    expect(wireValue(Buffer.from('secret'))).toEqual({ bytes: 6 });
    const stored = new ImportContentModel({ data: Buffer.from('secret') }).toBSON();
    expect(JSON.stringify(wireValue(stored.data))).not.toContain('secret');
  });
});

describe('an id of several fields', () => {
  const watch = prismaModel(dataModel.Watch);

  it.each(['pkg:npm/%40scope/name', 'a~b', '~', '%7E', 'ü/?#'])('keeps %s', (packagePurl) => {
    const row = { userId: 'some~one', packagePurl };
    expect(readId(watch, idOf(watch, row))).toEqual(row);
  });

  it.each(['', 'one', 'a~b~c', '%~%'])('is not "%s", and such an id is no row’s', (id) => {
    expect(readId(watch, id)).toBeNull();
    expect(withIds(watch, [id])).toEqual({ any: [] });
  });
});
