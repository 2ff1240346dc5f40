import { defineAdmin } from '@red-tortoise/admin-kit';

/** Owners write their rules; staff silence one that does harm. */
export const alertRuleAdmin = defineAdmin('AlertRule', {
  group: 'Alerts',
  title: 'name',
  list: {
    columns: ['name', 'user', 'organisation', 'enabled', 'inbox', 'snoozedUntil', 'createdAt'],
    filters: ['user', 'organisation'],
    order: '-id',
  },
  actions: { disable: { label: 'Switch off', confirm: true, set: { enabled: false } } },
});
