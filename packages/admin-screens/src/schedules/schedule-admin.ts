import { defineAdmin } from '@red-tortoise/admin-kit';

/**
 * Tasks are declared in code, and come back when they are removed. When they run is changed on the page of schedules,
 * which says what a pattern means before it counts.
 */
export const scheduleAdmin = defineAdmin('Schedule', {
  group: 'Machinery',
  small: true,
  title: 'task',
  list: {
    columns: ['task', 'description', 'cron', 'timeZone', 'enabled', 'nextRunAt'],
    search: ['task', 'description'],
    filters: ['enabled'],
    order: 'task',
  },
  form: {
    fieldsets: {
      Task: ['task', 'description'],
      When: ['cron', 'timeZone', 'enabled', 'nextRunAt', 'overlap', 'missedTicks'],
      Record: ['createdAt', 'updatedAt'],
    },
    readonly: ['task', 'description', 'cron', 'timeZone', 'nextRunAt', 'overlap', 'missedTicks', 'createdAt'],
    help: { cron: 'Changed under Schedules, above in the menu' },
  },
  writes: ['change'],
  actions: {
    pause: { label: 'Pause', set: { enabled: false } },
    resume: { label: 'Resume', set: { enabled: true } },
  },
});
