import { defineAdmin } from '@red-tortoise/admin-kit';

/** Names, types and defaults are declared in code; a row is a value that differs. */
export const settingAdmin = defineAdmin('Setting', {
  group: 'Mappings and settings',
  small: true,
  list: { columns: ['name', 'value', 'updatedAt'], search: ['name'], order: 'name' },
  form: { fieldsets: { Setting: ['name', 'value', 'updatedAt'] }, readonly: ['name'] },
  writes: ['change', 'delete'],
});
