import { defineAdmin } from '@red-tortoise/admin-kit';

/** What runs would have changed; asked for and read under Pipelines. */
export const dryRunAdmin = defineAdmin('DryRun', {
  group: 'Machinery',
  small: true,
  title: (run) => `${run.task} of ${run.createdAt.toISOString()}`,
  list: {
    columns: ['task', 'from', 'state', 'requestedByName', 'createdAt', 'finishedAt', 'counts', 'error'],
    search: ['task'],
    filters: ['state'],
    order: '-id',
  },
});
