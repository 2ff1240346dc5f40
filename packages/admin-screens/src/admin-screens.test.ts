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

  it('call a row by what a person recognises, never by an id that a machine made', () => {
    const made = '0199c0de-0000-7000-8000-00000000c0de';
    const isId = (field: string) => /^_?id$|(?<!provider|advisory)Id$/.test(field);
    // Packages, advisories, providers, streams and the like are known by their ids.
    const known = ['advisory', 'advisory-record', 'event-log', 'package', 'stream-offset', 'version', 'view-state'];
    const samples: Record<string, unknown> = {
      ...{ 'date-time': new Date('2026-03-01T10:05:00Z'), boolean: true, integer: 7, number: 7, 'big-integer': 7n },
      ...{ json: { text: 'some' }, list: ['some'], bytes: Buffer.from('some') },
    };
    const called = [...site.screens.values()].map(({ name, model, title }) => {
      const row = [...model.fields.values()].map((field) => [
        field.name,
        samples[field.kind] ?? (isId(field.name) ? made : 'some'),
      ]);
      return [name, title.of(Object.fromEntries(row))];
    });
    const wrong = called.filter(([, title]) => /^$|0199c0de|undefined|null|object|GMT/.test(title ?? ''));
    expect(wrong.map(([name]) => name).sort()).toEqual(known);
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
