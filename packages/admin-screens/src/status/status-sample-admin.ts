import { defineAdmin } from '@red-tortoise/admin-kit';
import { minuteText } from '../moment-text.js';

export const statusSampleAdmin = defineAdmin('StatusSample', {
  group: 'Machinery',
  title: { needs: ['metric', 'at'], value: ({ metric, at }) => `${metric} of ${minuteText(at)}` },
  list: { columns: ['metric', 'at', 'value'], search: ['metric'], filters: ['at'], order: '-at' },
});
