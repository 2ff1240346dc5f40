import { defineAdmin } from '@red-tortoise/admin-kit';

/** To remove a token is to take it back: it stops working at once. */
export const apiTokenAdmin = defineAdmin('ApiToken', {
  group: 'Customers',
  title: 'prefix',
  list: {
    columns: ['prefix', 'name', 'organisation', 'createdBy', 'createdAt', 'lastUsedAt', 'expiresAt'],
    filters: ['organisation'],
    order: '-id',
  },
  writes: ['delete'],
  secret: ['hash'],
  restore: false,
});
