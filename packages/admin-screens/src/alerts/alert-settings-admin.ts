import { defineAdmin } from '@red-tortoise/admin-kit';

export const alertSettingsAdmin = defineAdmin('AlertSettings', {
  group: 'Alerts',
  label: 'Budget and digests',
  plural: 'Budgets and digests',
  title: {
    needs: ['dailyBudget', 'digestHour', 'timeZone'],
    value: ({ dailyBudget, digestHour, timeZone }) => `${dailyBudget} a day, digests at ${digestHour}:00 ${timeZone}`,
  },
  list: {
    columns: ['user', 'organisation', 'timeZone', 'dailyBudget', 'digestHour', 'digestWeekday'],
    filters: ['user', 'organisation'],
  },
});
