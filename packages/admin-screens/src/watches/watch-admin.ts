import { defineAdmin } from '@red-tortoise/admin-kit';

export const watchAdmin = defineAdmin('Watch', {
  group: 'Customers',
  title: 'packagePurl',
  list: {
    columns: ['packagePurl', 'user', 'createdAt'],
    search: ['packagePurl'],
    filters: ['user', { field: 'createdAt', hierarchy: true }],
    order: '-createdAt',
  },
});
