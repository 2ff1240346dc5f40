import { defineAdmin } from '@red-tortoise/admin-kit';

/** Members are made by `npm run staff -- create`; whoever is disabled is out with the next request. */
export const staffMemberAdmin = defineAdmin('StaffMember', {
  group: 'Staff',
  small: true,
  title: 'name',
  list: {
    columns: ['name', 'email', 'superuser', 'disabledAt', 'createdAt'],
    search: ['name', 'email'],
    filters: ['superuser', { field: 'disabledAt', by: 'null', label: 'Disabled' }],
    order: 'name',
  },
  secret: ['passwordHash'],
});
