import { defineAdmin } from '../declare/define-admin.js';

export const scheduleAdmin = defineAdmin('Schedule', {
  group: 'Machinery',
  title: 'task',
  list: {
    columns: ['task', 'cron', 'enabled', 'nextRunAt'],
    search: ['task'],
    filters: ['enabled', { field: 'nextRunAt', hierarchy: true }],
    order: 'task',
  },
  form: { fieldsets: { Task: ['task', 'description'], When: ['cron', 'timeZone', 'enabled'] } },
  actions: { pause: { label: 'Pause', confirm: true, set: { enabled: false } } },
});
