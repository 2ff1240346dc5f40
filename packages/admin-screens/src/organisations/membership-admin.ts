import { defineAdmin } from '@red-tortoise/admin-kit';
import { dayText } from '../moment-text.js';

export const membershipAdmin = defineAdmin('Membership', {
  group: 'Customers',
  title: { needs: ['role', 'createdAt'], value: ({ role, createdAt }) => `${role} since ${dayText(createdAt)}` },
  list: {
    columns: ['organisation', 'user', 'role', 'createdAt'],
    filters: ['organisation', 'user'],
  },
  form: { fieldsets: { Membership: ['organisation', 'user', 'role', 'createdAt'] }, readonly: ['createdAt'] },
});
