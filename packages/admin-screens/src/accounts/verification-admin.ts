import { defineAdmin } from '@red-tortoise/admin-kit';
import { minuteText } from '../moment-text.js';

/** Links that were sent and not used yet. */
export const verificationAdmin = defineAdmin('Verification', {
  group: 'Customers',
  title: { needs: ['createdAt'], value: ({ createdAt }) => `Sent ${minuteText(createdAt)}` },
  list: { columns: ['identifier', 'createdAt', 'expiresAt'], search: ['identifier'], order: '-id' },
  writes: ['delete'],
  secret: ['value'],
  restore: false,
});
