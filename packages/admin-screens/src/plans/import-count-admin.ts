import { defineAdmin } from '@red-tortoise/admin-kit';
import { dayText } from '../moment-text.js';

/** Counted by the API. To take a row away gives its organisation all imports of this day again. */
export const importCountAdmin = defineAdmin('ImportCount', {
  group: 'Customers',
  label: 'Count of imports',
  plural: 'Counts of imports',
  title: { needs: ['day'], value: ({ day }) => `Imports of ${dayText(day)}` },
  list: { columns: ['organisation', 'day', 'count'], filters: ['organisation'] },
  writes: ['delete'],
  restore: false,
});
