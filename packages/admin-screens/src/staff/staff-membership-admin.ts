import { defineAdmin } from '@red-tortoise/admin-kit';

export const staffMembershipAdmin = defineAdmin('StaffMembership', {
  group: 'Staff',
  small: true,
  list: { columns: ['member', 'group', 'createdAt'], filters: ['member', 'group'] },
  form: { fieldsets: { Membership: ['member', 'group', 'createdAt'] }, readonly: ['createdAt'] },
  writes: ['add', 'delete'],
});
