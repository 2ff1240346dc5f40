import { defineAdmin } from '@red-tortoise/admin-kit';

export const alertSettingsAdmin = defineAdmin('AlertSettings', {
  group: 'Alerts',
  label: 'Budget and digests',
  plural: 'Budgets and digests',
  list: {
    columns: ['user', 'organisation', 'timeZone', 'dailyBudget', 'digestHour', 'digestWeekday'],
    filters: ['user', 'organisation'],
  },
});
