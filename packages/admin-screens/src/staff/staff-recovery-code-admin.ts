import { defineAdmin } from '@red-tortoise/admin-kit';

/** Their ids are hashes of random codes, and open nothing. */
export const staffRecoveryCodeAdmin = defineAdmin('StaffRecoveryCode', {
  group: 'Staff',
  small: true,
  title: (code) => `Of ${code.createdAt.toISOString().slice(0, 10)}`,
  list: { columns: ['member', 'createdAt', 'usedAt'], filters: ['member'], order: '-createdAt' },
  open: ['hash'],
});
