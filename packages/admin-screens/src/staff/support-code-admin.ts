import { defineAdmin } from '@red-tortoise/admin-kit';

export const supportCodeAdmin = defineAdmin('SupportCode', {
  group: 'Staff',
  small: true,
  title: (code) => `Of ${code.createdAt.toISOString()}`,
  list: { columns: ['memberId', 'userId', 'createdAt', 'expiresAt', 'usedAt'], order: '-createdAt' },
  open: ['hash'],
  links: { memberId: 'StaffMember', userId: 'User' },
});
