import { defineAdmin } from '@red-tortoise/admin-kit';

export const ecosystemAliasAdmin = defineAdmin('EcosystemAlias', {
  group: 'Mappings and settings',
  plural: 'Ecosystem aliases',
  small: true,
  title: 'alias',
  list: { columns: ['alias', 'ecosystem', 'createdAt'], search: ['alias', 'ecosystem'], order: 'alias' },
  form: { fieldsets: { Alias: ['alias', 'ecosystem'], Record: ['createdAt'] }, readonly: ['createdAt'] },
});
