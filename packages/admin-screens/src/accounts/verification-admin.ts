import { defineAdmin } from '@red-tortoise/admin-kit';

/** Links that were sent and not used yet. */
export const verificationAdmin = defineAdmin('Verification', {
  group: 'Customers',
  list: { columns: ['identifier', 'createdAt', 'expiresAt'], search: ['identifier'], order: '-id' },
  writes: ['delete'],
  secret: ['value'],
  restore: false,
});
