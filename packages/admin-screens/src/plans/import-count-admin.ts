import { defineAdmin } from '@red-tortoise/admin-kit';

/** Counted by the API. To take a row away gives its organisation all imports of this day again. */
export const importCountAdmin = defineAdmin('ImportCount', {
  group: 'Customers',
  label: 'Count of imports',
  plural: 'Counts of imports',
  title: 'organisationId',
  list: { columns: ['organisation', 'day', 'count'], filters: ['organisation'] },
  writes: ['delete'],
  restore: false,
});
