import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dataModel } from '@red-tortoise/database';
import { StreamOffsetModel } from '@red-tortoise/documents';
import { openStores, type TestStores } from '@red-tortoise/testing';
import { documentModel } from '../model/document-model.js';
import type { ModelInfo } from '../model/model-info.js';
import { prismaModel } from '../model/prisma-model.js';
import { rowsOf } from '../stores/rows-of.js';
import { type Condition, everything, nothing } from './condition.js';
import { behind, type KeyOrder } from './key-order.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await openStores();
  await stores.empty();
  const numbers = [3, 1, null, 2, null, 1];
  for (const [at, number] of numbers.entries()) {
    const hour = (value: number) => new Date(Date.UTC(2026, 0, 1, value));
    const moment = number === null ? null : hour(number);
    const id = `row-${at}`;
    await stores.database.schedule.create({
      data: { id, task: id, description: '50%_done\\', cron: '* * * * *', nextRunAt: moment },
    });
    await StreamOffsetModel.create({ _id: id, offset: at, messageAt: moment, at: hour(0), lag: 0, generation: 0 });
  }
});
afterAll(() => stores.close());

const postgres = { model: prismaModel(dataModel.Schedule), id: 'id', moment: 'nextRunAt', text: 'description' };
const mongodb = { model: documentModel(StreamOffsetModel), id: '_id', moment: 'messageAt', text: '_id' };

async function idsOf(
  model: ModelInfo,
  where: Condition,
  order: KeyOrder,
  limit = 100,
): Promise<Record<string, unknown>[]> {
  return rowsOf(stores.database, model).find({ where, order, limit, needs: null });
}

describe.each([
  ['PostgreSQL', postgres],
  ['MongoDB', mongodb],
])('a condition in %s', (_, { model, id, moment, text }) => {
  const byId: KeyOrder = [{ field: id, descending: false, nullable: false }];
  const first: Condition = { field: id, is: 'equal', value: 'row-0' };
  const hour = (value: number) => new Date(Date.UTC(2026, 0, 1, value));
  const range = (below: 'less' | 'at-most', above: 'greater' | 'at-least', from: number, to: number): Condition => ({
    all: [
      { field: moment, is: above, value: hour(from) },
      { field: moment, is: below, value: hour(to) },
    ],
  });

  it.each<[string, Condition, number]>([
    ['everything', everything, 6],
    ['nothing', nothing, 0],
    ['nothing and more', { all: [nothing, everything, first] }, 0],
    ['nothing within', { all: [{ any: [{ any: [] }, { all: [nothing] }] }] }, 0],
    ['everything or more', { any: [everything, first] }, 6],
    ['nothing or more', { any: [nothing, first] }, 1],
    ['one of none', { field: id, is: 'in', value: [] }, 0],
    ['what is not set', { field: moment, is: 'equal', value: null }, 2],
    ['what is set', { field: moment, is: 'not', value: null }, 4],
    ['all but one', { field: id, is: 'not', value: 'row-0' }, 5],
    ['some of them', { field: id, is: 'in', value: ['row-0', 'row-1'] }, 2],
    ['a range', range('less', 'at-least', 1, 3), 3],
    ['its other ends', range('at-most', 'greater', 1, 3), 2],
    ['a beginning', { field: id, is: 'starts-exactly', value: 'row-' }, 6],
    ['another beginning', { field: id, is: 'starts-exactly', value: 'ROW-' }, 0],
    ['a beginning in any case', { field: id, is: 'starts', value: 'ROW-' }, 6],
  ])('of %s means what it says, to who reads and to who counts', async (__, where, rows) => {
    const source = rowsOf(stores.database, model);
    expect(await idsOf(model, where, byId)).toHaveLength(rows);
    expect(await source.count(where, 100)).toEqual({ count: rows, more: false });
    expect(await source.countEach([{ where }, { where: first, along: id }], 3)).toEqual([
      { count: Math.min(rows, 3), more: rows > 3 },
      { count: 1, more: false },
    ]);
  });

  it('takes what people type for text, never for a pattern', async () => {
    const found = async (value: string) => {
      const where: Condition = { field: text, is: 'contains', value };
      const rows = await idsOf(model, where, byId);
      expect(await rowsOf(stores.database, model).count(where, 100)).toMatchObject({ count: rows.length });
      return rows.length;
    };
    const all = text === 'description' ? 6 : 0;
    expect([await found('%_done'), await found('50%'), await found('\\')]).toEqual([all, all, all]);
    expect([await found('0%_d%e'), await found('.*'), await found('r.w')]).toEqual([0, 0, 0]);
  });

  it.each([true, false])(
    'finds each row once when a list is paged by a column with nulls (descending: %s)',
    async (descending) => {
      const order: KeyOrder = [
        { field: moment, descending, nullable: true },
        { field: id, descending, nullable: false },
      ];
      const whole = (await idsOf(model, everything, order)).map((row) => row[id]);
      const paged: unknown[] = [];
      let where: Condition = everything;
      for (;;) {
        const [row] = await idsOf(model, where, order, 1);
        if (!row) break;
        paged.push(row[id]);
        where = behind(
          order,
          order.map(({ field }) => row[field] ?? null),
          rowsOf(stores.database, model).nulls,
        );
      }
      expect(paged).toEqual(whole);
      expect(new Set(paged).size).toBe(6);
    },
  );
});
