import { defineAdmin } from '@red-tortoise/admin-kit';

/** Actions, removals and exports over many rows. */
export const adminJobAdmin = defineAdmin('AdminJob', {
  group: 'Staff',
  label: 'Job',
  title: (job) => `${job.name} on ${job.screen}`,
  list: {
    columns: [
      'kind',
      'screen',
      'name',
      'state',
      'done',
      'total',
      'requestedById',
      'createdAt',
      'finishedAt',
      'message',
    ],
    filters: ['state', 'requestedById'],
    order: '-id',
  },
  links: { requestedById: 'StaffMember' },
});
