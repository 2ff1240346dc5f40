import { defineAdmin } from '@red-tortoise/admin-kit';

export const organisationAdmin = defineAdmin('Organisation', {
  group: 'Customers',
  title: 'name',
  list: { columns: ['name', 'personal', 'region', 'createdAt'], search: ['name'], order: '-id' },
  form: {
    fieldsets: { Organisation: ['id', 'name', 'personal', 'region'], Record: ['createdAt', 'updatedAt'] },
    readonly: ['personal', 'region', 'createdAt'],
  },
  writes: ['change'],
  inlines: ['memberships'],
});
