import { defineAdmin } from '@red-tortoise/admin-kit';

export const statusSampleAdmin = defineAdmin('StatusSample', {
  group: 'Machinery',
  list: { columns: ['metric', 'at', 'value'], search: ['metric'], filters: ['at'], order: '-at' },
});
