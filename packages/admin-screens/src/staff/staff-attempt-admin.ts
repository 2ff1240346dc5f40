import { defineAdmin } from '@red-tortoise/admin-kit';

/** To remove a row is to let somebody try again. */
export const staffAttemptAdmin = defineAdmin('StaffAttempt', {
  group: 'Staff',
  small: true,
  title: 'key',
  list: { columns: ['key', 'count', 'startedAt'], search: ['key'], order: '-startedAt' },
  writes: ['delete'],
  restore: false,
});
