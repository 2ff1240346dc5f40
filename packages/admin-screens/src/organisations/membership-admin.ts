import { defineAdmin } from '@red-tortoise/admin-kit';

export const membershipAdmin = defineAdmin('Membership', {
  group: 'Customers',
  list: {
    columns: ['organisation', 'user', 'role', 'createdAt'],
    filters: ['organisation', 'user'],
  },
  form: { fieldsets: { Membership: ['organisation', 'user', 'role', 'createdAt'] }, readonly: ['createdAt'] },
});
