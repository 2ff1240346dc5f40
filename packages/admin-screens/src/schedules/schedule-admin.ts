import { defineAdmin } from '@red-tortoise/admin-kit';

/** Tasks are declared in code, and come back when they are removed. */
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
      When: ['cron', 'timeZone', 'enabled', 'nextRunAt'],
      Record: ['createdAt', 'updatedAt'],
    },
    readonly: ['task', 'description', 'nextRunAt', 'createdAt'],
    help: {
      cron: 'Five or six fields; from the run behind the next one on',
      timeZone: 'Of the IANA database: Europe/Zurich',
    },
  },
  writes: ['change'],
  actions: {
    pause: { label: 'Pause', set: { enabled: false } },
    resume: { label: 'Resume', set: { enabled: true } },
  },
});
