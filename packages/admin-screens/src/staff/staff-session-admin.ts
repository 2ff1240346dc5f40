import { defineAdmin } from '@red-tortoise/admin-kit';

/** To remove a session is to sign somebody out. */
export const staffSessionAdmin = defineAdmin('StaffSession', {
  group: 'Staff',
  small: true,
  list: {
    columns: ['member', 'verifiedAt', 'ipAddress', 'userAgent', 'createdAt', 'lastSeenAt', 'expiresAt'],
    filters: ['member'],
    order: '-id',
  },
  writes: ['delete'],
  secret: ['tokenHash'],
  restore: false,
});
