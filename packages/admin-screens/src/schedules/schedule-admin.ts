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
      When: ['cron', 'timeZone', 'enabled', 'nextRunAt', 'overlap', 'missedTicks'],
      Record: ['createdAt', 'updatedAt'],
    },
    readonly: ['task', 'description', 'nextRunAt', 'createdAt'],
    help: {
      cron: 'Five or six fields; from the run behind the next one on',
      timeZone: 'Of the IANA database: Europe/Zurich',
      overlap: 'What a tick does while a run is not over: pass, or wait behind it',
      missedTicks: 'After a time in which nobody kept time: nothing, or one run at once',
    },
  },
  writes: ['change'],
  actions: {
    pause: { label: 'Pause', set: { enabled: false } },
    resume: { label: 'Resume', set: { enabled: true } },
  },
});
