import { describe, expect, it } from '@jest/globals';
import { AdvisoryModel, PackageModel } from '@red-tortoise/documents';
import { z } from 'zod';
import type { AdminDeclaration } from '../declare/define-admin.js';
import { defineAdmin } from '../declare/define-admin.js';
import { AdminSite } from '../site/admin-site.js';
import { AdminDeclarationsInvalid, adminChecks } from './catalogue.js';

/** What the compiler refuses, as whoever circumvents it would write it. */
const unchecked = defineAdmin as unknown as (model: unknown, declaration: object) => AdminDeclaration;

const watch = (more: object = {}, list: object = {}) =>
  unchecked('Watch', { group: 'Test', list: { columns: ['packagePurl'], ...list }, ...more });
const user = (more: object = {}, list: object = {}) =>
  unchecked('User', { group: 'Test', list: { columns: ['email'], ...list }, ...more });
const mapping = (more: object = {}, list: object = {}) =>
  unchecked('LicenceMapping', { group: 'Test', list: { columns: ['text', 'spdx'], ...list }, ...more });
const ids = { group: 'Test', list: { columns: [] } };
const form = (names: string[]) => ({ form: { fieldsets: { All: names } } });

const wrong: [keyof typeof adminChecks, AdminDeclaration[]][] = [
  ['admin.E101', [watch({ name: 'Watch_1' })]],
  ['admin.E101', [watch({ name: 'same' }), user({ name: 'same' })]],
  ['admin.E102', [watch({}, { columns: ['pakagePurl'] })]],
  ['admin.E102', [watch({}, { columns: ['user.nothing'] })]],
  ['admin.E102', [user({}, { columns: ['watches'] })]],
  ['admin.E103', [watch({}, { columns: ['userId', 'userId'] })]],
  ['admin.E103', [user({}, { filters: ['createdAt', 'createdAt'] })]],
  ['admin.E104', [watch({}, { search: ['createdAt'] })]],
  ['admin.E105', [user({}, { filters: ['name'] })]],
  ['admin.E105', [user({}, { filters: [{ field: 'email', by: 'null' }] })]],
  ['admin.E106', [watch({}, { order: '-nothing' })]],
  ['admin.E107', [mapping({}, { editable: ['spdx'] })]],
  [
    'admin.E107',
    [mapping({ ...form(['text', 'spdx']), writes: ['change'] }, { columns: ['text'], editable: ['spdx'] })],
  ],
  ['admin.E108', [watch({}, { pageSize: 201 })]],
  ['admin.E109', [mapping(form(['text', 'spdx', 'nothing']))]],
  ['admin.E109', [user({ ...form(['watches']), writes: [] })]],
  ['admin.E110', [mapping(form(['text', 'spdx', 'text']))]],
  ['admin.E111', [mapping(form(['text']))]],
  ['admin.E112', [unchecked('Session', { group: 'Test', list: { columns: ['userId'] } })]],
  ['admin.E112', [unchecked('Session', { group: 'Test', list: { columns: ['token'] } })]],
  ['admin.E113', [user({ inlines: ['watches'] })]],
  ['admin.E113', [user({ inlines: ['nothing'] })]],
  ['admin.E114', [watch({ actions: { mute: { label: 'Mute' } } })]],
  ['admin.E114', [watch({ actions: { delete: { label: 'Delete', set: { userId: 'x' } } } })]],
  ['admin.E114', [watch({ actions: { mute: { label: 'Mute', set: { nothing: 1 } } } })]],
  [
    'admin.E115',
    [watch({ actions: { mute: { label: 'M', run: async () => {}, input: z.object({ of: z.array(z.string()) }) } } })],
  ],
  ['admin.E116', [watch({}, { columns: ['user'] })]],
  ['admin.E116', [user({ links: { name: AdvisoryModel } }, { columns: ['name'] })]],
  ['admin.E117', [watch({ title: 'nothing' })]],
  ['admin.E118', [watch({ permissions: { view: 'Watch.view' } })]],
  ['admin.E119', [watch(), watch({ name: 'watch-again' })]],
  ['admin.E120', [watch({ writes: ['add'] })]],
  ['admin.E121', [user({ secret: ['email'] }, { search: ['email'] })]],
  ['admin.E122', [user({ dependents: [{ model: AdvisoryModel, field: 'nothing', effect: 'left' }] })]],
  ['admin.E122', [user({ dependents: [{ model: AdvisoryModel, field: 'source', key: 'nothing', effect: 'left' }] })]],
  ['admin.E123', [unchecked('FeatureFlag', { ...ids, links: { organisationIds: 'SettingsRevision' } })]],
  ['admin.E123', [unchecked(AdvisoryModel, { ...ids, links: { references: 'Organisation' } })]],
  [
    'admin.E124',
    [mapping({ form: { fieldsets: { All: ['text', 'spdx'] }, choices: { text: () => [] } }, writes: ['change'] })],
  ],
];

function findingsOf(declarations: AdminDeclaration[]) {
  try {
    return AdminSite.of(declarations).warnings;
  } catch (error) {
    if (error instanceof AdminDeclarationsInvalid) return error.findings;
    throw error;
  }
}

describe('a site is not made of', () => {
  it.each(wrong)('%s: %#', (code, declarations) => {
    expect(findingsOf(declarations).map((finding) => finding.code)).toContain(code);
  });

  it('anything that a check exists for, and every check is tried here', () => {
    const tried = new Set(wrong.map(([code]) => code));
    expect(Object.keys(adminChecks).filter((code) => code.startsWith('admin.E') && !tried.has(code as never))).toEqual(
      [],
    );
  });
});

it('what will be slow is told, unless the table is said to be small', () => {
  const list = { columns: ['name'], search: ['name'], filters: ['state'], order: 'name' };
  const codes = (more: object) =>
    findingsOf([unchecked(PackageModel, { group: 'Test', list, ...more })]).map(({ code }) => code);
  expect(codes({})).toEqual(['admin.W201', 'admin.W203', 'admin.W202']);
  expect(codes({ small: true })).toEqual([]);
  // However small the table is: what belongs to it may be large.
  const dependents = [{ model: AdvisoryModel, field: 'summary', effect: 'left' }];
  expect(codes({ small: true, dependents })).toEqual(['admin.W204']);
});

it('the compiler knows the names of models, fields, relations and paths', () => {
  // @ts-expect-error no such model
  defineAdmin('Wach', { group: 'Test', list: { columns: [] } });
  // @ts-expect-error no such field
  defineAdmin('Watch', { group: 'Test', list: { columns: ['pakagePurl'] } });
  // @ts-expect-error no such field behind the relation
  defineAdmin('Watch', { group: 'Test', list: { columns: ['user.emial'] } });
  // @ts-expect-error only text can be searched
  defineAdmin('Watch', { group: 'Test', list: { columns: ['userId'], search: ['createdAt'] } });
  // @ts-expect-error an action sets a field to its kind
  defineAdmin('User', {
    group: 'Test',
    list: { columns: [] },
    actions: { x: { label: 'X', set: { emailVerified: 1 } } },
  });
  // @ts-expect-error no such field of the document
  defineAdmin(PackageModel, { group: 'Test', list: { columns: ['nmae'] } });
  const right = defineAdmin('Watch', {
    group: 'Test',
    list: {
      columns: ['user', 'user.email', { name: 'age', value: (row) => row.createdAt.getTime() }],
      order: '-createdAt',
    },
  });
  expect(right.model).toBe('Watch');
});
