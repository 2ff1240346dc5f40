import { defineAdmin } from '@red-tortoise/admin-kit';

export const pipelineRunAdmin = defineAdmin('PipelineRun', {
  group: 'Machinery',
  title: (run) => `${run.task} of ${run.runAt.toISOString()}`,
  list: {
    columns: ['task', 'runAt', 'trigger', 'state', 'startedAt', 'finishedAt', 'attempts', 'counts', 'error'],
    search: ['task'],
    filters: ['state', 'schedule'],
    order: '-id',
  },
});
