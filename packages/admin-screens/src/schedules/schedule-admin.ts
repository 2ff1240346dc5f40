import { defineAdmin } from '@red-tortoise/admin-kit';
import { scheduleTitle } from '@red-tortoise/contracts';
import { nextTick } from '@red-tortoise/domain';

/** When tasks run is changed on the page of schedules, which says what a pattern means before it counts. */
export const scheduleAdmin = defineAdmin('Schedule', {
  group: 'Machinery',
  small: true,
  title: scheduleTitle,
  list: {
    columns: ['task', 'name', 'description', 'cron', 'timeZone', 'enabled', 'nextRunAt'],
    search: ['task', 'name', 'description'],
    filters: ['enabled'],
    order: ['task', 'name'],
  },
  actions: {
    pause: { label: 'Pause', set: { enabled: false } },
    resume: {
      label: 'Resume',
      // Who resumes waits for the next tick; those that came meanwhile are over.
      async run({ rows, transaction }) {
        for (const { id, cron, timeZone } of rows.filter(({ enabled }) => !enabled)) {
          const data = { enabled: true, nextRunAt: nextTick(cron, timeZone, new Date()) };
          await transaction.schedule.update({ where: { id }, data });
        }
        return undefined;
      },
    },
  },
});
