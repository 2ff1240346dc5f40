import { defineAdmin } from '@red-tortoise/admin-kit';

export const staffEventAdmin = defineAdmin('StaffEvent', {
  group: 'Staff',
  title: 'event',
  list: {
    columns: ['at', 'event', 'memberId', 'email', 'ipAddress', 'detail'],
    filters: ['memberId', { field: 'at', hierarchy: true }],
    order: '-at',
  },
  links: { memberId: 'StaffMember' },
});
