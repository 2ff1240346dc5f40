import { defineAdmin } from '@red-tortoise/admin-kit';

/** Attempts to sign in, by address. To remove a row is to let somebody try again. */
export const rateLimitAdmin = defineAdmin('RateLimit', {
  group: 'Customers',
  title: 'key',
  list: { columns: ['key', 'count', 'lastRequest'], search: ['key'] },
  writes: ['delete'],
  restore: false,
});
