import { defineAdmin } from '@red-tortoise/admin-kit';

export const adminViewAdmin = defineAdmin('AdminView', {
  group: 'Staff',
  small: true,
  label: 'Saved view',
  title: 'name',
  list: { columns: ['name', 'screen', 'ownerId', 'shared', 'updatedAt'], search: ['name'], filters: ['shared'] },
  writes: ['delete'],
  links: { ownerId: 'StaffMember' },
});
