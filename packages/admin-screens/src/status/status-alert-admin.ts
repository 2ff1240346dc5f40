import { defineAdmin } from '@red-tortoise/admin-kit';

export const statusAlertAdmin = defineAdmin('StatusAlert', {
  group: 'Machinery',
  small: true,
  title: 'rule',
  list: {
    columns: ['rule', 'text', 'openedAt', 'closedAt'],
    search: ['rule', 'text'],
    filters: [{ field: 'closedAt', by: 'null', label: 'Closed' }, 'openedAt'],
    order: '-openedAt',
  },
});
