import { defineAdmin } from '@red-tortoise/admin-kit';

/** Names, types and defaults are declared in code; a row without a value stands for the default. */
export const settingAdmin = defineAdmin('Setting', {
  group: 'Mappings and settings',
  small: true,
  list: { columns: ['name', 'description', 'value', 'updatedAt'], search: ['name'], order: 'name' },
  form: { fieldsets: { Setting: ['name', 'description', 'value', 'updatedAt'] }, readonly: ['name', 'description'] },
  writes: ['change'],
});
