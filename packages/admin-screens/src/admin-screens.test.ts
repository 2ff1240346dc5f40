import { describe, expect, it } from '@jest/globals';
import { AdminSite, describeFinding } from '@red-tortoise/admin-kit';
import { dataModel } from '@red-tortoise/database';
import { models } from '@red-tortoise/documents';
import { adminScreens } from './admin-screens.js';

const site = AdminSite.of(adminScreens);
const screensIn = (store: string) =>
  [...site.screens.values()].filter(({ model }) => model.store === store).map(({ model }) => model.name);

describe('the screens', () => {
  it('are there for every model of Prisma and of Mongoose', () => {
    expect(screensIn('postgres').sort()).toEqual(Object.keys(dataModel).sort());
    expect(screensIn('mongodb').sort()).toEqual(models.map(({ modelName }) => modelName as string).sort());
  });

  it('search, filter and sort only by what an index helps with, wherever a table may grow', () => {
    expect(site.warnings.map(describeFinding)).toEqual([]);
  });

  it('let nobody change the record of what staff did, nor what only its owner may decide', () => {
    for (const name of [
      'audit-entry',
      'staff-event',
      'staff-member',
      'finding',
      'event',
      'organisation-policy',
      'watch',
    ]) {
      expect([name, [...(site.screens.get(name)?.writes ?? ['missing'])]]).toEqual([name, []]);
    }
  });
});
